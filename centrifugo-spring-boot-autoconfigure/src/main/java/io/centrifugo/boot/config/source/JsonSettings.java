/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.centrifugo.boot.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.toml.TomlFactory;

import io.centrifugo.boot.config.keys.InvalidSettingException;

/**
 * Reads JSON and TOML into maps, lists and origin-tracked values.
 */
final class JsonSettings {

	private static final String TOML_FACTORY = "tools.jackson.dataformat.toml.TomlFactory";

	private final Function<@Nullable TokenStreamLocation, Origin> origins;

	private final JsonParser parser;

	private JsonSettings(Function<@Nullable TokenStreamLocation, Origin> origins, JsonParser parser) {
		this.origins = origins;
		this.parser = parser;
	}

	static Map<String, Object> readJson(Resource resource) throws IOException {
		return read(resource, new JsonFactory());
	}

	static Map<String, Object> readToml(Resource resource) throws IOException {
		if (!ClassUtils.isPresent(TOML_FACTORY, JsonSettings.class.getClassLoader())) {
			throw new InvalidSettingException(resource.getDescription(),
					"reading TOML needs tools.jackson.dataformat:jackson-dataformat-toml on the class path", null);
		}
		return read(resource, Toml.factory());
	}

	/**
	 * Read the JSON value of an environment variable.
	 * @throws JacksonException if it is not JSON
	 */
	static @Nullable Object readText(String text, Origin origin) {
		try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
			parser.nextToken();
			Object value = new JsonSettings((location) -> origin, parser).value();
			if (parser.nextToken() != null) {
				throw new IllegalArgumentException("text after the JSON value");
			}
			return value;
		}
	}

	private static Map<String, Object> read(Resource resource, TokenStreamFactory factory) throws IOException {
		try (InputStream stream = resource.getInputStream();
				JsonParser parser = factory.createParser(ObjectReadContext.empty(), stream)) {
			JsonToken first = parser.nextToken();
			if (first != JsonToken.START_OBJECT) {
				throw new InvalidSettingException(resource.getDescription(), "an object is expected", null);
			}
			Map<String, Object> tree = new JsonSettings((location) -> origin(resource, location), parser).object();
			if (parser.nextToken() != null) {
				throw new InvalidSettingException(resource.getDescription(), "text follows the object",
						origin(resource, parser.currentTokenLocation()));
			}
			return tree;
		}
		catch (JacksonException ex) {
			throw new InvalidSettingException(resource.getDescription(), "the file is malformed",
					origin(resource, ex.getLocation()));
		}
	}

	private @Nullable Object value() {
		JsonToken token = this.parser.currentToken();
		Origin origin = this.origins.apply(this.parser.currentTokenLocation());
		return switch ((token != null) ? token : JsonToken.NOT_AVAILABLE) {
			case START_OBJECT -> object();
			case START_ARRAY -> array();
			case VALUE_NULL -> null;
			case VALUE_TRUE, VALUE_FALSE -> OriginTrackedValue.of(this.parser.getBooleanValue(), origin);
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> OriginTrackedValue.of(this.parser.getNumberValue(), origin);
			case VALUE_STRING -> OriginTrackedValue.of(this.parser.getString(), origin);
			default -> OriginTrackedValue.of(String.valueOf(this.parser.getString()), origin);
		};
	}

	private Map<String, Object> object() {
		Map<String, Object> object = new LinkedHashMap<>();
		while (this.parser.nextToken() != JsonToken.END_OBJECT) {
			String name = this.parser.currentName();
			this.parser.nextToken();
			Object value = value();
			if (value != null) {
				object.put(name, value);
			}
		}
		return object;
	}

	private List<Object> array() {
		List<Object> array = new ArrayList<>();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			Object value = value();
			if (value != null) {
				array.add(value);
			}
		}
		return array;
	}

	private static Origin origin(Resource resource, @Nullable TokenStreamLocation location) {
		Location place = (location != null && location.getLineNr() > 0)
				? new Location(location.getLineNr() - 1, Math.max(location.getColumnNr() - 1, 0)) : null;
		return new TextResourceOrigin(resource, place);
	}

	/**
	 * Keeps the optional class out of the verification of the one around.
	 */
	private static final class Toml {

		private static TokenStreamFactory factory() {
			return new TomlFactory();
		}

	}

}

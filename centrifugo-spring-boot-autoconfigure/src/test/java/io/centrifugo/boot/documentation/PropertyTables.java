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

package io.centrifugo.boot.documentation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;

import io.centrifugo.boot.config.keys.KeyCatalog;
import io.centrifugo.boot.config.keys.KeyStatus;

/**
 * Properties as the page on configuration shows them, a table for each feature.
 */
final class PropertyTables {

	private static final String PREFIX = KeyCatalog.PREFIX + ".";

	private static final String GROUP_OF_NAMESPACES = "channel.without_namespace.";

	private final SortedMap<String, List<ConfigurationMetadataProperty>> sections;

	PropertyTables(Collection<ConfigurationMetadataProperty> properties) {
		this.sections = properties.stream()
			.collect(Collectors.groupingBy((property) -> section(property.getId()), TreeMap::new, Collectors.toList()));
	}

	/**
	 * A section is a feature; keys without one stand ahead of all.
	 */
	private static String section(String key) {
		String[] elements = key.split("\\.");
		return (key.startsWith(PREFIX) && elements.length > 2) ? elements[0] + "." + elements[1] : elements[0];
	}

	@Override
	public String toString() {
		return this.sections.entrySet()
			.stream()
			.map((section) -> table(section.getKey(), section.getValue()))
			.collect(Collectors.joining("\n"));
	}

	private static String table(String name, List<ConfigurationMetadataProperty> properties) {
		String rows = properties.stream()
			.sorted((one, other) -> one.getId().compareTo(other.getId()))
			.map(PropertyTables::row)
			.collect(Collectors.joining());
		return "## " + name + "\n\n| Key | Type | Default | |\n|---|---|---|---|\n" + rows;
	}

	private static String row(ConfigurationMetadataProperty property) {
		String fallback = Objects.toString(property.getDefaultValue(), "");
		return "| `%s` | %s | %s | %s |\n".formatted(property.getId(), type(property.getType()),
				fallback.isEmpty() ? "" : "`" + fallback + "`", description(property).replace("|", "\\|"));
	}

	private static String type(String type) {
		return switch (type) {
			case "java.lang.Boolean" -> "boolean";
			case "java.lang.Integer", "java.lang.Long" -> "number";
			case "java.lang.String" -> "text";
			case "java.time.Duration" -> "duration";
			case "org.springframework.util.unit.DataSize" -> "size";
			default -> container(type);
		};
	}

	private static String container(String type) {
		if (type.startsWith("java.util.Map<")) {
			return "map";
		}
		return type.startsWith("java.util.List<") ? "list" : choices(type);
	}

	private static String choices(String type) {
		try {
			return Arrays.stream(Class.forName(type).getEnumConstants())
				.map((choice) -> "`" + choice.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
				.collect(Collectors.joining(", "));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String description(ConfigurationMetadataProperty property) {
		String description = property.getDescription();
		if (property.isDeprecated()) {
			description = "Deprecated. " + description;
		}
		return description + elements(property.getId());
	}

	/**
	 * Say what the entries of a list have, which the metadata cannot.
	 */
	private static String elements(String list) {
		if (!list.startsWith(PREFIX)) {
			return "";
		}
		List<String> fields = keysBelow(list.substring(PREFIX.length()).replace('-', '_') + "[].");
		if (fields.isEmpty()) {
			return "";
		}
		List<String> others = fields.stream().filter((field) -> !"name".equals(field)).toList();
		if (others.equals(keysBelow(GROUP_OF_NAMESPACES))) {
			return " Each has a `name` and the keys below `centrifugo.channel.without-namespace`.";
		}
		return fields.stream().collect(Collectors.joining("`, `", " Each has `", "`."));
	}

	private static List<String> keysBelow(String path) {
		return KeyCatalog.get()
			.keys()
			.stream()
			.filter((key) -> key.status() == KeyStatus.SUPPORTED && key.path().startsWith(path))
			.map((key) -> key.path().substring(path.length()).replace('_', '-'))
			.sorted()
			.toList();
	}

}

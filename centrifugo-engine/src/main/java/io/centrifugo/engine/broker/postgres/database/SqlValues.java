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

package io.centrifugo.engine.broker.postgres.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;

/**
 * Values on their way into statements and out of rows. Payloads are JSON or bytes, as the
 * tables are; the database gives JSON other white space than it got.
 *
 * @since 0.1.0
 */
public final class SqlValues {

	private static final JsonFactory JSON = JsonFactory.builder().build();

	private final boolean binary;

	/**
	 * Create values.
	 * @param binary whether payloads are bytes rather than JSON
	 */
	public SqlValues(boolean binary) {
		this.binary = binary;
	}

	/**
	 * Return a payload as parameter.
	 * @param payload the payload
	 * @return the parameter
	 */
	public Object payload(Payload payload) {
		return this.binary ? ByteBuffer.wrap(payload.bytes()) : Json.of(payload.bytes());
	}

	/**
	 * Return a payload as parameter.
	 * @param payload the payload
	 * @return the parameter, null if the payload is empty
	 */
	public Object payloadOrNull(@Nullable Payload payload) {
		if (payload == null || payload.isEmpty()) {
			return Parameters.in(this.binary ? ByteBuffer.class : Json.class);
		}
		return payload(payload);
	}

	/**
	 * Return a text as parameter.
	 * @param text the text
	 * @return the parameter, null if the text is empty
	 */
	public static Object textOrNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? Parameters.in(String.class) : text;
	}

	/**
	 * Return a whole number as parameter.
	 * @param number the number
	 * @return the parameter, null if the number is not positive
	 */
	public static Object positiveOrNull(int number) {
		return (number > 0) ? number : Parameters.in(Integer.class);
	}

	/**
	 * Return a large whole number as parameter.
	 * @param number the number
	 * @return the parameter, null if the number is not positive
	 */
	public static Object positiveOrNull(long number) {
		return (number > 0) ? number : Parameters.in(Long.class);
	}

	/**
	 * Return a text that can be cast to an interval.
	 * @param duration how long
	 * @return milliseconds, at least one
	 */
	public static String interval(Duration duration) {
		return Math.max(1, duration.toMillis()) + " milliseconds";
	}

	/**
	 * Return a text that can be cast to an interval.
	 * @param duration how long
	 * @return the parameter, null if the duration is not positive
	 */
	public static Object intervalOrNull(Duration duration) {
		return (duration.isZero() || duration.isNegative()) ? Parameters.in(String.class) : interval(duration);
	}

	/**
	 * Return tags as parameter.
	 * @param tags the tags
	 * @return the parameter, null if there are none
	 */
	public static Object tags(Map<String, String> tags) {
		if (tags.isEmpty()) {
			return Parameters.in(Json.class);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
			generator.writeStartObject();
			tags.forEach(generator::writeStringProperty);
			generator.writeEndObject();
		}
		return Json.of(out.toByteArray());
	}

	/**
	 * Return the payload in a column.
	 * @param row the row
	 * @param column the column
	 * @return the payload, empty for null
	 */
	public Payload payload(Row row, String column) {
		Payload payload = payloadOrNull(row, column);
		return (payload != null) ? payload : Payload.EMPTY;
	}

	/**
	 * Return the payload in a column.
	 * @param row the row
	 * @param column the column
	 * @return the payload
	 */
	public @Nullable Payload payloadOrNull(Row row, String column) {
		if (this.binary) {
			byte[] bytes = row.get(column, byte[].class);
			return (bytes != null) ? Payload.of(bytes) : null;
		}
		Json json = row.get(column, Json.class);
		return (json != null) ? Payload.of(json.asArray()) : null;
	}

	/**
	 * Return the client in a row.
	 * @param row the row
	 * @return the client
	 */
	public @Nullable ClientInfo clientInfo(Row row) {
		String client = row.get("client_id", String.class);
		if (client == null) {
			return null;
		}
		String user = row.get("user_id", String.class);
		return new ClientInfo((user != null) ? user : "", client, payload(row, "conn_info"), payload(row, "chan_info"));
	}

	/**
	 * Return the tags in a row; what is no text is left out.
	 * @param row the row
	 * @return the tags
	 */
	public static Map<String, String> tags(Row row) {
		Json json = row.get("tags", Json.class);
		return (json != null) ? tags(json.asArray()) : Map.of();
	}

	private static Map<String, String> tags(byte[] json) {
		Map<String, String> tags = new LinkedHashMap<>();
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return Map.of();
			}
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				if (parser.nextToken() == JsonToken.VALUE_STRING) {
					tags.put(name, parser.getString());
				}
				else {
					parser.skipChildren();
				}
			}
		}
		catch (JacksonException ex) {
			return Map.of();
		}
		return tags;
	}

	/**
	 * Return a whole number in a row.
	 * @param row the row
	 * @param column the column, in which nulls do not occur
	 * @return the number
	 */
	public static long number(Row row, String column) {
		Long number = row.get(column, Long.class);
		return (number != null) ? number : 0;
	}

	/**
	 * Return a text in a row.
	 * @param row the row
	 * @param column the column
	 * @return the text, empty for null
	 */
	public static String text(Row row, String column) {
		String text = row.get(column, String.class);
		return (text != null) ? text : "";
	}

}

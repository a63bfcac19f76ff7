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

package io.centrifugo.engine.protocol.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonSyntax}, with Jackson as the oracle.
 */
class JsonSyntaxTests {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", " \t\r\n{\"a\":[1,-2.5E+3,true,false,null,\"\\u0000\"]}\n", "0", "-0.0", "\"\"", "[]" })
	void acceptsValue(String json) {
		assertThat(isValue(json)).isTrue();
		assertThat(JsonSyntax.isObject(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(json.contains("{"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{}{}", "{} x", "{\"a\"}", "[1,]", "[,]", "-", "00", "1.e1", "\"\\\"",
			"\"\\u00\"", "{\"a\":1,}", "tru", "nulll", "\u00a0{}", "]", "[}", "{]" })
	void refusesOthers(String json) {
		assertThat(isValue(json)).isFalse();
		assertThat(JsonSyntax.isObject(json.getBytes(StandardCharsets.UTF_8))).isFalse();
	}

	@Property(tries = 5000)
	void agreesWithJacksonOnTokens(@ForAll("tokens") String json) {
		assertThat(isValue(json)).isEqualTo(jacksonAccepts(json));
	}

	@Property(tries = 3000)
	void agreesWithJacksonOnDocuments(@ForAll("documents") String json) {
		assertThat(isValue(json)).isTrue();
		assertThat(jacksonAccepts(json)).isTrue();
	}

	@Property(tries = 5000)
	void agreesWithJacksonOnBrokenDocuments(@ForAll("documents") String json, @ForAll("tokens") String token,
			@ForAll long seed) {
		int start = (int) Math.floorMod(seed, json.length() + 1L);
		int end = Math.min(json.length(), start + (int) Math.floorMod(seed >> 32, 3L));
		String broken = json.substring(0, start) + token + json.substring(end);
		assertThat(isValue(broken)).as(broken).isEqualTo(jacksonAccepts(broken));
	}

	@Property(tries = 5000)
	void agreesWithTheLibraryOnUtf8(@ForAll("nearUtf8") byte[] bytes) {
		byte[] json = new byte[bytes.length + 2];
		json[0] = '"';
		System.arraycopy(bytes, 0, json, 1, bytes.length);
		json[json.length - 1] = '"';
		assertThat(JsonSyntax.isValue(json)).isEqualTo(isUtf8(bytes));
	}

	@Provide
	Arbitrary<String> tokens() {
		return Arbitraries
			.of("{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "1", "-", "0", ".", "e", "E+1", "true", "null",
					"false", " ", "\n", "\"\\u00e9\"", "u", "é", "{\"a\":1}", "[]")
			.list()
			.ofMaxSize(8)
			.map((tokens) -> String.join("", tokens));
	}

	@Provide
	Arbitrary<String> documents() {
		Arbitrary<String> scalars = Arbitraries.of("0", "-1", "1.25e-3", "123456789012345678901234567890", "true",
				"false", "null", "\"\"", "\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"é€😀\"", "\"\\ud83d\\ude00\"");
		return Arbitraries.recursive(() -> scalars, (inner) -> Arbitraries.oneOf(arrays(inner), objects(inner)), 0, 4);
	}

	@Provide
	Arbitrary<byte[]> nearUtf8() {
		Arbitrary<Byte> bytes = Arbitraries
			.of(0x61, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0,
					0xf1, 0xf3, 0xf4, 0xf5, 0xff)
			.map(Integer::byteValue);
		return bytes.array(byte[].class).ofMaxSize(6);
	}

	private static Arbitrary<String> arrays(Arbitrary<String> elements) {
		return elements.list().ofMaxSize(3).map((list) -> "[" + String.join(" , ", list) + "]");
	}

	private static Arbitrary<String> objects(Arbitrary<String> values) {
		return values.list().ofMaxSize(3).map((list) -> {
			List<String> members = list.stream().map((value) -> "\"k\\u0061\" : " + value).toList();
			return "{\n" + String.join(",", members) + "}";
		});
	}

	private static boolean isValue(String json) {
		return JsonSyntax.isValue(json.getBytes(StandardCharsets.UTF_8));
	}

	private static boolean jacksonAccepts(String json) {
		try {
			return !MAPPER.readTree(json.getBytes(StandardCharsets.UTF_8)).isMissingNode();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}

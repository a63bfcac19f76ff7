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

import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonStrings}.
 */
class JsonStringsTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void quotesValue() {
		assertThat(JsonStrings.quoteValue(Payload.of("{\"x\":1}"))).isEqualTo(Payload.of("\"{\\\"x\\\":1}\""));
		assertThatExceptionOfType(DisconnectException.class).isThrownBy(() -> JsonStrings.quoteValue(Payload.of("x")))
			.satisfies((ex) -> assertThat(ex.disconnect()).isEqualTo(Disconnect.INAPPROPRIATE_PROTOCOL));
	}

	@Test
	void quotesPatch() {
		Payload patch = Payload.of("1A\nC:{\"i\":2,<\u0001\\>");
		assertThat(text(JsonStrings.quote(patch.bytes()))).isEqualTo("\"1A\\nC:{\\\"i\\\":2,<\\u0001\\\\>\"");
	}

	@Test
	void replacesBytesThatAreNotText() {
		assertThat(text(JsonStrings.quote(new byte[] { 'a', (byte) 0x80, (byte) 0xd0, 'b' })))
			.isEqualTo("\"a\\ufffd\\ufffdb\"");
	}

	@Property
	void jacksonReadsWhatWasQuoted(@ForAll String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		Payload quoted = JsonStrings.quote(utf8);
		assertThat(MAPPER.readTree(quoted.bytes()).stringValue()).isEqualTo(new String(utf8, StandardCharsets.UTF_8));
		assertThat(JsonSyntax.isValue(quoted.bytes())).isTrue();
	}

	@Property
	void growsAsNeeded(@ForAll byte[] bytes) {
		byte[] controls = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			controls[i] = (byte) (bytes[i] & 0x1f);
		}
		assertThat(MAPPER.readTree(JsonStrings.quote(controls).bytes()).stringValue())
			.isEqualTo(new String(controls, StandardCharsets.US_ASCII));
	}

	private static String text(Payload payload) {
		return new String(payload.bytes(), StandardCharsets.UTF_8);
	}

}

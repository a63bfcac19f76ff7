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

package io.centrifugo.engine.api.json;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.BDDMockito;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SingleEndpoint}.
 */
class SingleEndpointTests {

	private static final String BAD_REQUEST = "\"error\":{\"code\":107,\"message\":\"bad request\"}}";

	private static final String NOT_FOUND = "\"error\":{\"code\":104,\"message\":\"not found\"}}";

	private final JsonTestApi api = new JsonTestApi();

	@ParameterizedTest
	@ValueSource(strings = { "\n", "", "  \r\n\t" })
	void answersCommandsInLines(String separator) {
		ApiReply reply = this.api.single("{\"id\":1,\"method\":\"publish\",\"params\":{\"channel\":\"a\",\"data\":{}}}"
				+ separator + "{\"method\":\"PRESENCE_STATS\",\"params\":{\"channel\":\"history:a\"}}" + separator
				+ "{\"id\":3,\"method\":4,\"params\":{\"channel\":\"no:a\"}}" + separator);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(JsonTestApi.text(reply))
			.isEqualTo("{\"id\":1,\"result\":{}}\n" + "{\"result\":{\"num_clients\":0,\"num_users\":0}}\n"
					+ "{\"id\":3,\"error\":{\"code\":102,\"message\":\"unknown channel\"}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"id\":1,\"params\":{\"channel\":\"a\",\"data\":1}} | \"result\":{}}",
					"{\"id\":1,\"method\":0,\"params\":{\"channel\":\"a\",\"data\":1}} | \"result\":{}}",
					"{\"id\":1} |" + BAD_REQUEST, "{\"id\":1,\"method\":\"publish\"} |" + BAD_REQUEST,
					"{\"id\":1,\"method\":\"publish\",\"params\":{\"channel\":1}} |" + BAD_REQUEST,
					"{\"id\":1,\"method\":\"publish\",\"params\":[]} |" + BAD_REQUEST,
					"{\"id\":1,\"method\":\"publish\",\"params\":null} |" + BAD_REQUEST,
					"{\"id\":1,\"method\":\"connections\",\"params\":{}} |" + NOT_FOUND,
					"{\"id\":1,\"method\":\"Map_Publish\"} |" + BAD_REQUEST, "{\"id\":1,\"method\":13} |" + NOT_FOUND,
					"{\"id\":1,\"method\":-7} |" + NOT_FOUND, "{\"id\":1,\"method\":999} |" + NOT_FOUND })
	void answersOneCommand(String body, String reply) {
		assertThat(JsonTestApi.text(this.api.single(body))).isEqualTo("{\"id\":1," + reply.trim());
	}

	@Test
	void infoNeedsNoParams() {
		BDDMockito.given(this.api.node.nodes()).willReturn(List.of());
		assertThat(JsonTestApi.text(this.api.single("{\"method\":\"info\"}{\"method\":9,\"params\":1}")))
			.isEqualTo("{\"result\":{\"nodes\":[]}}\n{\"result\":{\"nodes\":[]}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "[]", "1", "{\"method\":\"no\"}", "{\"method\":\"5\"}", "{\"method\":1.5}",
			"{\"method\":null}", "{\"method\":\"batch\",\"params\":{}}", "{\"id\":-1}", "{\"id\":4294967296}",
			"{\"id\":\"1\"}" })
	void whenACommandDoesNotParseThenTheRequestFails(String body) {
		assertThat(this.api.single(body).status()).isEqualTo(400);
	}

	@Test
	void commandsBeforeABrokenOneHaveRun() {
		ApiReply reply = this.api.single("{\"params\":{\"channel\":\"history:a\",\"data\":1}} {\"method\":\"no\"}");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(this.api.commands).containsExactly("publish");
	}

	@Test
	void repliesAreLinesWhateverTheDataLooksLike() {
		this.api.single(
				"{\"params\":{\"channel\":\"history:a\",\"data\":{\n \"a b\" : \"c\\\" \\\\\" ,\r\t\"d\" : [ 1 ] } }}");
		assertThat(
				JsonTestApi.text(this.api.single("{\"method\":6,\"params\":{\"channel\":\"history:a\",\"limit\":1}}")))
			.contains("{\"a b\":\"c\\\" \\\\\",\"d\":[1]}")
			.doesNotContain("\n");
	}

	@Test
	void whenAReplyCannotBeEncodedThenTheRequestFails() {
		this.api.single("{\"params\":{\"channel\":\"history:a\",\"b64data\":\"AQ==\"}}");
		assertThat(this.api.single("{\"method\":6,\"params\":{\"channel\":\"history:a\",\"limit\":1}}").status())
			.isEqualTo(500);
	}

	@Test
	void aBareChannelAndDataPublish() {
		assertThat(JsonTestApi.text(this.api.single("{\"channel\":\"history:a\",\"data\":{\"x\":1}}")))
			.matches("\\{\"result\":\\{\"offset\":1,\"epoch\":\"[^\"]+\"}}");
	}

}

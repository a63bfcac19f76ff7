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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Batch}.
 */
class BatchTests {

	private final JsonTestApi api = new JsonTestApi();

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void answersInOrder(String parallel) {
		String reply = this.api.call("batch", "{\"parallel\":" + parallel
				+ ",\"commands\":[{\"publish\":{\"channel\":\"a\",\"data\":1}},{\"presence\":{\"channel\":\"a\"}},"
				+ "null,{},{\"nothing\":{}},{\"publish\":null},{\"batch\":{}},{\"publish\":{\"channel\":\"a\","
				+ "\"b64data\":\"!\"}},{\"presence\":{\"channel\":\"history:a\"}}]}");
		String notFound = ",{\"error\":{\"code\":104,\"message\":\"not found\"}}";
		assertThat(reply)
			.isEqualTo("{\"replies\":[{\"publish\":{}},{\"error\":{\"code\":108,\"message\":\"not available\"}},"
					+ "{\"error\":{\"code\":107,\"message\":\"bad request\"}}" + notFound + notFound + notFound
					+ notFound + ",{\"error\":{\"code\":107,\"message\":\"bad request\"}},"
					+ "{\"presence\":{\"presence\":{}}}]}");
	}

	@Test
	void runsCommandsOneAfterTheOther() {
		String reply = this.api.call("batch",
				"{\"commands\":[{\"publish\":{\"channel\":\"history:a\",\"data\":1}},"
						+ "{\"history\":{\"channel\":\"history:a\",\"limit\":-1}},"
						+ "{\"history_remove\":{\"channel\":\"history:a\"}},"
						+ "{\"history\":{\"channel\":\"history:a\",\"limit\":-1}}]}");
		assertThat(reply).contains("{\"history\":{\"publications\":[{\"data\":1,\"offset\":1}]",
				"{\"history_remove\":{}},{\"history\":{\"publications\":[]");
		assertThat(this.api.commands).containsExactly("publish", "history", "history_remove", "history");
	}

	@Test
	void ofTwoMethodsTheFirstInItsOwnOrderCounts() {
		assertThat(this.api.call("batch",
				"{\"commands\":[{\"presence_stats\":{\"channel\":\"history:a\"},\"publish\":{\"channel\":\"a\",\"data\":1}}]}"))
			.isEqualTo("{\"replies\":[{\"publish\":{}}]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "null", "{\"commands\":[]}", "{\"commands\":null,\"parallel\":true}" })
	void emptyBatchesHaveEmptyReplies(String body) {
		assertThat(this.api.call("batch", body)).isEqualTo("{}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{\"commands\":{}}", "{\"commands\":[1]}", "{\"commands\":[{\"publish\":1}]}",
			"{\"commands\":[{\"publish\":{\"channel\":\"history:a\",\"data\":1}},{\"publish\":{\"channel\":1}}]}",
			"{\"parallel\":1}" })
	void whenOneCommandDoesNotParseThenNoneRuns(String body) {
		assertThat(this.api.reply("batch", body, false).status()).isEqualTo(400);
		assertThat(this.api.commands).isEmpty();
		assertThat(this.api.errors).containsExactly("batch unmarshal");
	}

	@Test
	void neverTellsErrorsByStatus() {
		ApiReply reply = this.api.reply("batch", "{\"commands\":[{}]}", true);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(this.api.errors).containsExactly("unknown 104");
	}

	@Test
	void whenOneReplyCannotBeEncodedThenAllFail() {
		this.api.call("publish", "{\"channel\":\"history:a\",\"b64data\":\"AQ==\"}");
		assertThat(
				this.api.reply("batch", "{\"commands\":[{\"history\":{\"channel\":\"history:a\",\"limit\":1}}]}", false)
					.status())
			.isEqualTo(500);
	}

}

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

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.centrifugo.engine.protocol.json.JsonSyntax;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws arbitrary bodies at the HTTP API: whatever comes, there is an answer, of JSON
 * unless the body cannot be read.
 */
class ApiFuzzTests {

	private static final ApiJson API = new JsonTestApi().json;

	@FuzzTest(maxDuration = "1m")
	void bodies(byte[] data) {
		for (String method : List.of("publish", "broadcast", "history", "presence", "batch")) {
			ApiReply reply = API.call(method, data, false).block();
			assertThat(reply).isNotNull();
			assertThat(reply.status() == 400 || JsonSyntax.isObject(reply.body())).isTrue();
		}
	}

	@FuzzTest(maxDuration = "1m")
	void singleEndpoint(byte[] data) {
		assertThat(API.callSingleEndpoint(data).block()).isNotNull();
	}

}

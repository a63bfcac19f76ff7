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

import java.nio.charset.StandardCharsets;

import io.centrifugo.engine.api.TestApi;

/**
 * The API in JSON of a node in memory.
 */
final class JsonTestApi extends TestApi {

	final ApiJson json = new ApiJson(this.api);

	String call(String method, String body) {
		return text(reply(method, body, false));
	}

	ApiReply reply(String method, String body, boolean transportErrors) {
		ApiReply reply = this.json.call(method, body.getBytes(StandardCharsets.UTF_8), transportErrors).block();
		if (reply == null) {
			throw new AssertionError("No reply");
		}
		return reply;
	}

	ApiReply single(String body) {
		ApiReply reply = this.json.callSingleEndpoint(body.getBytes(StandardCharsets.UTF_8)).block();
		if (reply == null) {
			throw new AssertionError("No reply");
		}
		return reply;
	}

	static String text(ApiReply reply) {
		return new String(reply.body(), StandardCharsets.UTF_8);
	}

}

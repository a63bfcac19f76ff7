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

/**
 * What to answer by HTTP.
 *
 * @param status the status code
 * @param contentType type of the body
 * @param body the body, which must not be changed
 * @since 0.1.0
 */
public record ApiReply(int status, String contentType, byte[] body) {

	static ApiReply json(int status, byte[] body) {
		return new ApiReply(status, "application/json", body);
	}

	static ApiReply text(int status, String text) {
		return new ApiReply(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
	}

	static ApiReply badRequest() {
		return text(400, "Bad Request");
	}

	static ApiReply unencodable() {
		return text(500, "Internal Server Error");
	}

}

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

package io.centrifugo.boot.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.engine.protocol.Payload;

/**
 * Writes the data of publications.
 */
final class PayloadWriter {

	private final JsonMapper mapper;

	PayloadWriter(JsonMapper mapper) {
		this.mapper = mapper;
	}

	Payload write(@Nullable Object data) {
		if (data instanceof Payload payload) {
			return payload;
		}
		return Payload.of((data instanceof byte[] bytes) ? bytes : this.mapper.writeValueAsBytes(data));
	}

}

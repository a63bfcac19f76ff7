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

package io.centrifugo.engine.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.protocol.json.JsonSyntax;

/**
 * The JSON body of a question. Empty fields are left out.
 */
final class QuestionBody {

	private final StringBuilder body = new StringBuilder("{");

	private final boolean binary;

	QuestionBody(boolean binary) {
		this.binary = binary;
	}

	QuestionBody text(String name, String value) {
		return value.isEmpty() ? this : field(name, quote(value));
	}

	/**
	 * Add data as they are, or in base64.
	 */
	QuestionBody data(Payload data) {
		return this.binary ? text("b64data", Base64.getEncoder().encodeToString(data.bytes())) : json("data", data);
	}

	/**
	 * Add a value as it stands.
	 */
	QuestionBody json(String name, Payload value) {
		if (value.isEmpty()) {
			return this;
		}
		if (!JsonSyntax.isValue(value.bytes())) {
			throw new IllegalStateException("Data for the backend are not JSON, and binary-encoding is not on");
		}
		return field(name, new String(value.bytes(), StandardCharsets.UTF_8));
	}

	private QuestionBody field(String name, String json) {
		if (this.body.length() > 1) {
			this.body.append(',');
		}
		this.body.append('"').append(name).append("\":").append(json);
		return this;
	}

	String end() {
		return this.body.append('}').toString();
	}

	static String quote(String text) {
		return new String(JsonStrings.quote(text.getBytes(StandardCharsets.UTF_8)).bytes(), StandardCharsets.UTF_8);
	}

}

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

import java.util.function.Consumer;

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Writes replies.
 */
final class Replies {

	private Replies() {
	}

	static void writeError(ProtocolError error, JsonOutput out) {
		out.beginObject()
			.optional("code", Integer.toUnsignedLong(error.code()))
			.optional("message", error.message())
			.endObject();
	}

	/**
	 * Write a result in an object of its own.
	 * @param name the name it gets there
	 * @param fields writes the fields of the result
	 * @param out where to
	 */
	static void writeResult(String name, Consumer<JsonOutput> fields, JsonOutput out) {
		out.name(name).beginObject();
		fields.accept(out);
		out.endObject();
	}

}

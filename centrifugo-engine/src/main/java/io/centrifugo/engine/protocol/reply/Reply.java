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

package io.centrifugo.engine.protocol.reply;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Answer to the command with the same id: an error or a result.
 *
 * @param id id of the command, unsigned 32-bit
 * @param error what went wrong
 * @param result what was asked for
 * @since 0.1.0
 */
public record Reply(int id, @Nullable ProtocolError error, @Nullable Result result) {

	/**
	 * Answer with a result.
	 * @param id the id of the command
	 * @param result the result
	 * @return the reply
	 */
	public static Reply of(int id, Result result) {
		return new Reply(id, null, result);
	}

	/**
	 * Answer with an error.
	 * @param id the id of the command
	 * @param error the error
	 * @return the reply
	 */
	public static Reply error(int id, ProtocolError error) {
		return new Reply(id, error, null);
	}

}

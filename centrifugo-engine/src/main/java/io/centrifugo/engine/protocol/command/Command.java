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

package io.centrifugo.engine.protocol.command;

import org.jspecify.annotations.Nullable;

/**
 * One command of a client. A command without id and request is a pong.
 *
 * @param id number chosen by the client, unsigned 32-bit, repeated in the reply
 * @param request what is asked, the first in the protocol's order if several were sent
 * @since 0.1.0
 */
public record Command(int id, @Nullable Request request) {

	/**
	 * Return whether this is the answer to a server ping.
	 * @return {@code true} for an empty command
	 */
	public boolean isPong() {
		return this.id == 0 && this.request == null;
	}

}

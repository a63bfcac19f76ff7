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

package io.centrifugo.engine.protocol.frame;

import io.netty.buffer.ByteBuf;

/**
 * Bytes that a transport puts around one encoded message, such as a WebSocket frame
 * header or {@code data: …} of SSE. The same for every connection of a wire form, so that
 * one buffer serves all of them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Framing {

	/**
	 * Append a message with its framing.
	 * @param message one encoded message; read from its reader index, which stays
	 * @param out where to append
	 */
	void write(ByteBuf message, ByteBuf out);

}

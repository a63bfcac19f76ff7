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

package io.centrifugo.engine.transport.websocket;

import io.netty.buffer.ByteBuf;

/**
 * Takes what {@link WebSocketDecoder} finds.
 */
interface FrameReceiver {

	/**
	 * Take a whole data message.
	 * @param kind text or binary, as the peer says: nothing inside was checked
	 * @param message the message, on the heap and used by nobody else
	 */
	void onMessage(Opcode kind, ByteBuf message);

	void onPing(byte[] payload);

	void onPong();

	/**
	 * Take the peer's close frame.
	 * @param code the code, 0 for none
	 */
	void onClose(int code);

}

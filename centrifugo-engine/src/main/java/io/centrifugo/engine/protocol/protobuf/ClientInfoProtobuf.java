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

package io.centrifugo.engine.protocol.protobuf;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.schema.Publications;

/**
 * Client infos as servers exchange and store them.
 *
 * @since 0.1.0
 */
public final class ClientInfoProtobuf {

	private ClientInfoProtobuf() {
	}

	/**
	 * Encode a client info.
	 * @param info the info
	 * @return its bytes
	 */
	public static byte[] encode(ClientInfo info) {
		return ProtobufFieldWriter.write(info, Publications::encode).toByteArray();
	}

	/**
	 * Decode a client info.
	 * @param bytes its bytes
	 * @return the info
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if they are
	 * none
	 */
	public static ClientInfo decode(byte[] bytes) {
		return decode(bytes, 0, bytes.length);
	}

	/**
	 * Decode a client info that lies between other bytes.
	 * @param bytes where it lies
	 * @param start the index of its first byte
	 * @param end the index behind its last byte
	 * @return the info
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if there is
	 * none
	 */
	public static ClientInfo decode(byte[] bytes, int start, int end) {
		return ProtobufFieldReader.read(new ProtobufReader(bytes, start, end), Publications.CLIENT_INFO);
	}

}

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

import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.schema.ServerPushes;

/**
 * Publications, joins and leaves with their channel, as servers exchange them over NATS.
 *
 * @since 0.1.0
 */
public final class PushProtobuf {

	private PushProtobuf() {
	}

	/**
	 * Encode a push.
	 * @param push the push
	 * @return its bytes
	 */
	public static byte[] encode(Push push) {
		return ProtobufFieldWriter.write(push, ServerPushes::encode).toByteArray();
	}

	/**
	 * Decode a push.
	 * @param bytes its bytes
	 * @return the push, its body a publication, join or leave
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if they are
	 * none
	 */
	public static Push decode(byte[] bytes) {
		return ProtobufFieldReader.read(new ProtobufReader(bytes), ServerPushes.FORMAT);
	}

}

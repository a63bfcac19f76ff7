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

import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.schema.Publications;

/**
 * Publications as servers exchange and store them: complete, with time and previous data.
 *
 * @since 0.1.0
 */
public final class PublicationProtobuf {

	private PublicationProtobuf() {
	}

	/**
	 * Encode a publication.
	 * @param publication the publication
	 * @return its bytes
	 */
	public static byte[] encode(Publication publication) {
		return ProtobufFieldWriter.write(publication, Publications::encodeForServers).toByteArray();
	}

	/**
	 * Decode a publication.
	 * @param bytes its bytes
	 * @return the publication
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if they are
	 * none
	 */
	public static Publication decode(byte[] bytes) {
		return decode(bytes, 0, bytes.length);
	}

	/**
	 * Decode a publication that lies between other bytes.
	 * @param bytes where it lies
	 * @param start the index of its first byte
	 * @param end the index behind its last byte
	 * @return the publication
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if there is
	 * none
	 */
	public static Publication decode(byte[] bytes, int start, int end) {
		return ProtobufFieldReader.read(new ProtobufReader(bytes, start, end), Publications.PUBLICATION);
	}

}

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

package io.centrifugo.engine.api.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.api.Base64Data;
import io.centrifugo.engine.proto.api.ClientInfo;
import io.centrifugo.engine.proto.api.Error;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.session.SessionSelector;

/**
 * Parts that several requests and results have in common.
 */
final class Messages {

	private Messages() {
	}

	static Payload payload(ByteString bytes) {
		return Payload.of(bytes.toByteArray());
	}

	/**
	 * Return bytes that come as they are or in base64.
	 * @param bytes the bytes
	 * @param encoded the bytes in base64; wins unless empty
	 * @return the bytes
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it is not base64
	 */
	static Payload payload(ByteString bytes, String encoded) {
		return encoded.isEmpty() ? payload(bytes) : Base64Data.decode(encoded);
	}

	static ByteString bytes(Payload payload) {
		return UnsafeByteOperations.unsafeWrap(payload.bytes());
	}

	static SessionSelector selector(String user, String client, String session) {
		return new SessionSelector(user, false, client, session);
	}

	/**
	 * Return a position whose parts stand in a request by themselves.
	 * @param offset the offset
	 * @param epoch the epoch
	 * @return the position, {@code null} if both are absent
	 */
	static @Nullable StreamPosition position(long offset, String epoch) {
		StreamPosition position = new StreamPosition(offset, epoch);
		return (position.equals(StreamPosition.ZERO)) ? null : position;
	}

	static StreamPosition position(io.centrifugo.engine.proto.api.StreamPosition position) {
		return new StreamPosition(position.getOffset(), position.getEpoch());
	}

	static Error error(ProtocolError error) {
		return Error.newBuilder().setCode(error.code()).setMessage(error.message()).build();
	}

	static ClientInfo info(io.centrifugo.engine.protocol.ClientInfo info) {
		return ClientInfo.newBuilder()
			.setUser(info.user())
			.setClient(info.client())
			.setConnInfo(bytes(info.connectionInfo()))
			.setChanInfo(bytes(info.channelInfo()))
			.build();
	}

}

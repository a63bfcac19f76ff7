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

package io.centrifugo.engine.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

import io.centrifugo.engine.protocol.schema.ProtobufFrames;

/**
 * What a {@link SocketClient} speaks.
 */
public enum Encoding {

	/** JSON in text frames. */
	JSON("") {

		@Override
		WebSocketFrame frame(List<String> commands) {
			return new TextWebSocketFrame(String.join("\n", commands));
		}

		@Override
		List<String> messages(byte[] frame) {
			return new String(frame, StandardCharsets.UTF_8).lines().toList();
		}

	},

	/** Protobuf in binary frames. */
	PROTOBUF("centrifuge-protobuf") {

		@Override
		WebSocketFrame frame(List<String> commands) {
			return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(ProtobufFrames.commands(commands)));
		}

		@Override
		List<String> messages(byte[] frame) {
			return ProtobufFrames.replies(frame);
		}

	};

	private final String subprotocol;

	Encoding(String subprotocol) {
		this.subprotocol = subprotocol;
	}

	/**
	 * Return the subprotocol to ask for, empty for none.
	 */
	String subprotocol() {
		return this.subprotocol;
	}

	abstract WebSocketFrame frame(List<String> commands);

	abstract List<String> messages(byte[] frame);

}

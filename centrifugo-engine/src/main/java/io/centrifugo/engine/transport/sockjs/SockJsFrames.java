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

package io.centrifugo.engine.transport.sockjs;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.frame.Framing;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.transport.websocket.WebSocketFraming;

/**
 * Frames to the client.
 */
final class SockJsFrames {

	/** The first frame of a session. */
	static final String OPEN = "o";

	/** A frame without a meaning. */
	static final String HEARTBEAT = "h";

	/** Tells a second receiver of a session to go. */
	static final String BUSY = close(new Disconnect(2010, "Another connection still open"));

	/** Tells the client of a session that was lost. */
	static final String INTERRUPTED = close(new Disconnect(1002, "Connection interrupted"));

	/** Each message is a WebSocket message with an array of one string. */
	static final WireForm WEB_SOCKET = new WireForm(JsonCodec.INSTANCE, false, SockJsFrames::writeWebSocket);

	/** Each message is a string and a comma, from which {@link #array} makes an array. */
	static final WireForm ELEMENTS = new WireForm(JsonCodec.INSTANCE, false, SockJsFrames::writeElement);

	private SockJsFrames() {
	}

	static String close(Disconnect disconnect) {
		ByteBuf reason = Unpooled.buffer();
		StringQuoting.JSON.write(Unpooled.copiedBuffer(disconnect.reason(), StandardCharsets.UTF_8), reason);
		return "c[" + disconnect.code() + "," + reason.toString(StandardCharsets.UTF_8) + "]";
	}

	static void writeElement(ByteBuf message, ByteBuf out) {
		StringQuoting.JSON.write(message, out);
		out.writeByte(',');
	}

	static void writeWebSocket(ByteBuf message, ByteBuf out) {
		ByteBuf frame = message.alloc().buffer();
		try {
			frame.writeByte('a').writeByte('[');
			StringQuoting.JSON.write(message, frame);
			frame.writeByte(']');
			WebSocketFraming.TEXT.write(frame, out);
		}
		finally {
			frame.release();
		}
	}

	/**
	 * Append an array of messages.
	 * @param elements at least one message in the form {@link #ELEMENTS}
	 * @param framing what goes around it
	 * @param out where to append
	 */
	static void array(ByteBuf elements, Framing framing, ByteBuf out) {
		ByteBuf frame = elements.alloc().buffer(elements.readableBytes() + 2);
		try {
			frame.writeByte('a').writeByte('[');
			frame.writeBytes(elements, elements.readerIndex(), elements.readableBytes() - 1);
			frame.writeByte(']');
			framing.write(frame, out);
		}
		finally {
			frame.release();
		}
	}

}

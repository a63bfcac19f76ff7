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

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.frame.Framing;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.deflate.Compressor;

/**
 * Sends messages back. Text that is none ends the connection: in the server that is up to
 * what reads the messages.
 */
final class EchoTransport implements WebSocketEndpoint {

	private static final int KIND = 0xf;

	private static final Framing DEFLATED = new DeflatedFraming(WebSocketFraming.TEXT, new Compressor(1), 0);

	private final WebSocketShared shared;

	private final TransportContext context;

	private final HandshakeRules rules;

	EchoTransport(WebSocketOptions options, TransportContext context) {
		this.shared = new WebSocketShared(options);
		this.context = context;
		this.rules = new HandshakeRules(context);
	}

	@Override
	public WebSocketHandshake handshake(ClientRequest request) {
		WebSocketHandshake refusal = this.rules.refusal(request);
		if (refusal != null) {
			return refusal;
		}
		String extensions = this.shared.extensions(request);
		return new WebSocketHandshake(HttpResponseStatus.SWITCHING_PROTOCOLS, "", "", extensions,
				HandshakeRules.accept(request),
				(channel) -> new EchoConnection(channel, !extensions.isEmpty()).start());
	}

	private TransportInfo info(boolean deflated) {
		return new TransportInfo("echo", this.shared.forms(deflated).json(), false, true, Map.of(), "");
	}

	/**
	 * A connection of this transport.
	 */
	private final class EchoConnection extends WebSocketConnection {

		private final Framing framing;

		EchoConnection(Channel channel, boolean deflated) {
			super(channel, info(deflated), EchoTransport.this.shared, deflated, false);
			this.framing = deflated ? DEFLATED : WebSocketFraming.TEXT;
		}

		private void start() {
			seize();
			open(EchoTransport.this.context.sessions());
		}

		@Override
		void onMessage(Opcode kind, ByteBuf message) {
			if (kind == Opcode.TEXT && !isText(message)) {
				close(new Disconnect(WebSocketViolation.INVALID_DATA, ""));
				return;
			}
			ByteBuf frame = channel().alloc().directBuffer(message.readableBytes());
			this.framing.write(message, frame);
			frame.setByte(0, frame.getByte(0) & ~KIND | kind.value());
			write(frame);
		}

		private static boolean isText(ByteBuf message) {
			try {
				StandardCharsets.UTF_8.newDecoder().decode(message.nioBuffer());
				return true;
			}
			catch (CharacterCodingException ex) {
				return false;
			}
		}

	}

}

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

package io.centrifugo.engine.session.client;

import java.util.Map;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.push.ConnectPush;
import io.centrifugo.engine.protocol.reply.ConnectResult;
import io.centrifugo.engine.protocol.reply.Result;
import io.centrifugo.engine.session.flow.Exchange;

/**
 * The connect of a unidirectional connection: its reply is a push, and for want of a
 * reply that carries an error, errors close the connection.
 */
final class UnidirectionalConnect extends Exchange {

	private static final Map<Integer, Disconnect> DISCONNECTS = Map.of(ProtocolError.TOKEN_EXPIRED.code(),
			Disconnect.EXPIRED, ProtocolError.EXPIRED.code(), Disconnect.EXPIRED,
			ProtocolError.TOO_MANY_REQUESTS.code(), Disconnect.TOO_MANY_REQUESTS,
			ProtocolError.PERMISSION_DENIED.code(), Disconnect.PERMISSION_DENIED);

	private final ClientSession session;

	UnidirectionalConnect(ClientSession session) {
		super(session, 0, FrameType.CONNECT);
		this.session = session;
	}

	@Override
	protected boolean write(Result result) {
		return this.session.push(FrameType.PUSH_CONNECT, "", new ConnectPush((ConnectResult) result));
	}

	@Override
	protected void refuse(DisconnectException answer) {
		this.session.refuse(answer, answer.disconnect());
	}

	@Override
	protected void refuse(ErrorException answer) {
		Map<Integer, Disconnect> configured = this.session.shared().options().connect().unidirectionalDisconnects();
		Disconnect disconnect = configured.get(answer.code());
		if (disconnect == null) {
			disconnect = DISCONNECTS.getOrDefault(answer.code(), Disconnect.SERVER_ERROR);
		}
		this.session.refuse(answer, disconnect);
	}

}

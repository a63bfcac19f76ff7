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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.command.HistoryRequest;
import io.centrifugo.engine.protocol.command.PresenceRequest;
import io.centrifugo.engine.protocol.command.PresenceStatsRequest;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.command.RefreshRequest;
import io.centrifugo.engine.protocol.command.Request;
import io.centrifugo.engine.protocol.command.RequestType;
import io.centrifugo.engine.protocol.command.RpcRequest;
import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.command.UnsubscribeRequest;
import io.centrifugo.engine.session.flow.ChannelCommands;
import io.centrifugo.engine.session.flow.Exchange;

/**
 * Hands each command to what serves it, or closes the connection when it has no place in
 * the protocol.
 */
final class CommandDispatcher {

	private CommandDispatcher() {
	}

	/**
	 * Serve a command.
	 * @param session the connection
	 * @param command the command
	 * @param size bytes received for it
	 */
	static void dispatch(ClientSession session, Command command, int size) {
		Request request = command.request();
		RequestType type = (request != null) ? request.type() : null;
		boolean isPong = command.id() == 0 && type != RequestType.SEND;
		count(session, isPong, type, size);
		if (!session.isConnected() && type != RequestType.CONNECT) {
			session.close(Disconnect.BAD_REQUEST);
		}
		else if (isPong) {
			session.commands().skip();
			session.timer().onPong();
		}
		else if (request == null) {
			session.close(Disconnect.BAD_REQUEST);
		}
		else {
			serve(session, command.id(), request);
		}
	}

	private static void count(ClientSession session, boolean isPong, @Nullable RequestType type, int size) {
		FrameType frame = (type != null) ? FrameTypes.of(type) : FrameType.UNKNOWN;
		session.output().metrics().received(isPong ? FrameType.CLIENT_PONG : frame, size);
	}

	private static void serve(ClientSession session, int id, Request request) {
		Exchange exchange = (request.type() == RequestType.CONNECT) ? new ConnectExchange(session, id)
				: new Exchange(session, id, FrameTypes.of(request.type()));
		try {
			serve(session, request, exchange);
		}
		catch (RuntimeException ex) {
			exchange.fail(ex);
		}
	}

	private static void serve(ClientSession session, Request request, Exchange exchange) {
		switch (request.type()) {
			case CONNECT -> ConnectFlow.start(session, (ConnectRequest) request, exchange);
			case PING -> session.close(Disconnect.BAD_REQUEST);
			case SUBSCRIBE -> ChannelCommands.subscribe(session, (SubscribeRequest) request, exchange);
			case UNSUBSCRIBE -> ChannelCommands.unsubscribe(session, (UnsubscribeRequest) request, exchange);
			case PUBLISH -> ChannelCommands.publish(session, (PublishRequest) request, exchange);
			case PRESENCE -> ChannelCommands.presence(session, (PresenceRequest) request, exchange);
			case PRESENCE_STATS -> ChannelCommands.presenceStats(session, (PresenceStatsRequest) request, exchange);
			case HISTORY -> ChannelCommands.history(session, (HistoryRequest) request, exchange);
			case RPC -> exchange.answer(session.shared().rpc().call(session, (RpcRequest) request));
			case SEND -> session.close(Disconnect.NOT_AVAILABLE);
			case REFRESH -> RefreshFlow.byClient(session, (RefreshRequest) request, exchange);
			case SUB_REFRESH -> ChannelCommands.refresh(session, (SubRefreshRequest) request, exchange);
		}
	}

}

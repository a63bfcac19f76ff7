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

package io.centrifugo.engine.session.operation;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.RpcEvent;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.RpcRequest;
import io.centrifugo.engine.protocol.reply.RpcResult;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.access.HandlerChain;

/**
 * Answers calls of clients: the built-in ping, then the application's handlers.
 *
 * @since 0.1.0
 */
public final class RpcOperation {

	private static final RpcResult PONG = new RpcResult(Payload.EMPTY);

	private final SessionServices services;

	private final String pingMethod;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public RpcOperation(SessionServices services) {
		this.services = services;
		this.pingMethod = services.options().rpcPingMethod();
	}

	/**
	 * Call.
	 * @param session the client
	 * @param request what it calls
	 * @return the reply
	 */
	public Mono<RpcResult> call(Session session, RpcRequest request) {
		if (!this.pingMethod.isEmpty() && this.pingMethod.equals(request.method())) {
			return Mono.just(PONG);
		}
		if (this.services.handlers().rpc().isEmpty()) {
			throw ProtocolError.NOT_AVAILABLE.toException();
		}
		return HandlerChain
			.first(this.services.handlers().rpc(),
					(handler) -> handler.onRpc(new RpcEvent(session.context(), request.method(), request.data())))
			.map(RpcResult::new)
			.switchIfEmpty(Mono.error(ProtocolError.METHOD_NOT_FOUND::toException));
	}

}

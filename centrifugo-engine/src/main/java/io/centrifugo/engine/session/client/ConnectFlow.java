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

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.reply.ConnectResult;
import io.centrifugo.engine.protocol.reply.SubscribeResult;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.access.Admission;
import io.centrifugo.engine.session.flow.Exchange;
import io.centrifugo.engine.session.flow.Listeners;
import io.centrifugo.engine.session.flow.SessionShared;
import io.centrifugo.engine.session.flow.Ttl;

/**
 * Connects a client: who it is, whether there is room for it, its server-side
 * subscriptions, the reply, and what follows from it.
 */
final class ConnectFlow {

	private final ClientSession session;

	private final SessionShared shared;

	private final Exchange exchange;

	private final Admission admission;

	private final long now;

	private ConnectFlow(ClientSession session, Exchange exchange, Admission admission) {
		this.session = session;
		this.shared = session.shared();
		this.exchange = exchange;
		this.admission = admission;
		this.now = this.shared.nowSeconds();
	}

	/**
	 * Serve the connect command, or the connect request of a unidirectional connection.
	 */
	static void start(ClientSession session, ConnectRequest request, Exchange exchange) {
		if (!session.beginConnect(request)) {
			session.close(Disconnect.BAD_REQUEST);
			return;
		}
		try {
			exchange.await(session.shared().connectAccess().decide(session, request),
					(admission) -> new ConnectFlow(session, exchange, admission).admit(request));
		}
		catch (RuntimeException ex) {
			exchange.fail(ex);
		}
	}

	private void admit(ConnectRequest request) {
		ClientOptions.Limits limits = this.shared.options().limits();
		if (limits.channels() > 0 && this.admission.subscriptions().size() > limits.channels()) {
			throw Disconnect.CHANNEL_LIMIT.toException();
		}
		String user = this.admission.user();
		if (limits.userConnections() > 0 && !user.isEmpty()
				&& this.shared.registry().countOf(user) >= limits.userConnections()) {
			throw Disconnect.CONNECTION_LIMIT.toException();
		}
		if (this.admission.expireAt() > 0 && this.admission.expireAt() < this.now) {
			throw ProtocolError.EXPIRED.toException();
		}
		this.session.identify(new ClientInfo(user, this.session.clientId(), this.admission.info(), Payload.EMPTY),
				this.admission.meta(), Ttl.limit(this.admission.expireAt(), this.now));
		new ConnectSubscriptions(this.session, this.admission, this::complete, this::fail).start(request.subs());
	}

	private void fail(Throwable cause) {
		this.shared.registry().remove(this.session);
		this.exchange.fail(cause);
	}

	private void complete(ConnectSubscriptions subscriptions) {
		Map<String, SubscribeResult> results = subscriptions.complete();
		this.exchange.succeed(result(results), () -> connected(subscriptions));
	}

	private void connected(ConnectSubscriptions subscriptions) {
		this.session.connected(this.shared.metrics().client().connections(this.session.transport().name(), "", "", ""));
		this.shared.metrics().node().action(NodeAction.ADD_CLIENT);
		subscriptions.goLive();
		ClientContext context = this.session.context();
		Listeners.notify(this.shared.handlers(), (listener) -> listener.onConnected(context));
		subscriptions.announce();
		this.session.runDeferred();
	}

	private ConnectResult result(Map<String, SubscribeResult> subscriptions) {
		long expireAt = this.session.expireAt();
		boolean expires = expireAt > 0 && !this.shared.refreshAccess().serverSide();
		SessionTimer timer = this.session.timer();
		ClientOptions options = this.shared.options();
		return new ConnectResult(this.session.clientId(), this.shared.services().node().version(), expires,
				expires ? Ttl.of(expireAt, this.now) : 0, this.admission.data(), subscriptions,
				timer.pings() ? (int) options.ping().interval().toSeconds() : 0, timer.wantsPongs(),
				this.session.sessionId(), this.session.transport().emulated() ? this.shared.services().node().id() : "",
				options.connect().includeServerTime() ? this.shared.services().clock().millis() : 0);
	}

}

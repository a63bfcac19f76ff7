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

package io.centrifugo.engine.session.subscription;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.session.SessionServices;

/**
 * Makes starts of stream subscriptions; one for each node.
 *
 * @since 0.1.0
 */
public final class StreamStarts {

	private static final Logger logger = LoggerFactory.getLogger(StreamStarts.class);

	private final Hub hub;

	private final ChannelPresence presence;

	private final StreamReader reader;

	private final EngineMetrics metrics;

	/**
	 * Create.
	 * @param services what the node offers
	 * @param presence enters subscribers
	 */
	public StreamStarts(SessionServices services, ChannelPresence presence) {
		this.hub = services.hub();
		this.presence = presence;
		this.reader = new StreamReader(services.broker(), services.options().limits().recoveryPublications());
		this.metrics = services.metrics();
	}

	/**
	 * Start a subscription that has begun: join the hub, enter presence, read the stream.
	 * Subscribe on the loop.
	 * @param subscription the subscription
	 * @param client the client
	 * @param request where it is to go on from
	 * @return the start once everything is there, on any thread; fails with what the
	 * client is to be told
	 */
	public Mono<StreamStart> start(StreamSubscription subscription, ClientInfo client, RecoveryRequest request) {
		count(subscription, request);
		return this.hub.add(subscription)
			.then(Mono.defer(() -> enterAndRead(subscription, client, request)))
			.map((read) -> new StreamStart(subscription, request, read, this.metrics.client()))
			.onErrorMap((ex) -> translate(ex, client));
	}

	private Mono<StreamRead> enterAndRead(StreamSubscription subscription, ClientInfo client, RecoveryRequest request) {
		Mono<StreamRead> read = this.reader.read(subscription, request);
		if (!subscription.flags().presence() || subscription.ended()) {
			return read;
		}
		subscription.enterPresence();
		Mono<Void> entered = this.presence.enter(subscription, client)
			.onErrorMap((ex) -> Disconnect.SERVER_ERROR.toException());
		return Mono.zip(entered.thenReturn(true), read, (ignored, outcome) -> outcome);
	}

	private void count(StreamSubscription subscription, RecoveryRequest request) {
		this.metrics.node().action(NodeAction.ADD_SUBSCRIPTION);
		if (subscription.flags().recovery() && request.recover()) {
			boolean cache = subscription.options().recovery().mode() == RecoveryMode.CACHE;
			this.metrics.node().action(cache ? NodeAction.HISTORY_RECOVER_CACHE : NodeAction.HISTORY_RECOVER);
		}
	}

	private static Throwable translate(Throwable cause, ClientInfo client) {
		if (cause instanceof CentrifugoException answer && answer.code() != ProtocolError.INTERNAL.code()) {
			return answer;
		}
		logger.error("Subscribe of client {} failed", client.client(), cause);
		return Disconnect.SERVER_ERROR.toException();
	}

}

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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.command.HistoryRequest;
import io.centrifugo.engine.protocol.reply.HistoryResult;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;
import io.centrifugo.engine.session.subscription.ClientPublications;

/**
 * Reads history on behalf of clients.
 *
 * @since 0.1.0
 */
public final class HistoryOperation {

	private final SessionServices services;

	private final ClientChannels channels;

	private final int limit;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public HistoryOperation(SessionServices services) {
		this.services = services;
		this.channels = new ClientChannels(services.channels());
		this.limit = services.options().limits().historyPublications();
	}

	/**
	 * Read.
	 * @param session the client
	 * @param request what it wants
	 * @param subscribed whether it is subscribed to the channel
	 * @return the reply
	 */
	public Mono<HistoryResult> read(Session session, HistoryRequest request, boolean subscribed) {
		Channel channel = this.channels.resolve(request.channel());
		if (!channel.options().history().enabled()) {
			throw ProtocolError.NOT_AVAILABLE.toException();
		}
		if (!channel.mayReadHistory(session.user(), subscribed)) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		StreamPosition since = request.since();
		if (request.reverse() && since != null && since.offset() == 0) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return this.services.broker()
			.history(channel.name(), new HistoryFilter(since, limited(request.limit()), request.reverse()),
					channel.options().history().metaTtl())
			.map((history) -> result(history, since));
	}

	private int limited(int wanted) {
		if (this.limit > 0 && (wanted < 0 || wanted > this.limit)) {
			return this.limit;
		}
		return (wanted < 0) ? HistoryFilter.NO_LIMIT : wanted;
	}

	private static HistoryResult result(History history, @Nullable StreamPosition since) {
		StreamPosition top = history.position();
		if (since != null && !since.epoch().isEmpty() && !since.epoch().equals(top.epoch())) {
			throw ProtocolError.UNRECOVERABLE_POSITION.toException();
		}
		return new HistoryResult(ClientPublications.of(history.publications(), top.epoch()), top.epoch(), top.offset());
	}

}

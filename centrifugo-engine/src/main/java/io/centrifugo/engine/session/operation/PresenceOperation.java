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

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.PresenceRequest;
import io.centrifugo.engine.protocol.command.PresenceStatsRequest;
import io.centrifugo.engine.protocol.reply.PresenceResult;
import io.centrifugo.engine.protocol.reply.PresenceStatsResult;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionServices;

/**
 * Reads presence on behalf of clients.
 *
 * @since 0.1.0
 */
public final class PresenceOperation {

	private final SessionServices services;

	private final ClientChannels channels;

	/**
	 * Create.
	 * @param services what the node offers
	 */
	public PresenceOperation(SessionServices services) {
		this.services = services;
		this.channels = new ClientChannels(services.channels());
	}

	/**
	 * Read who is subscribed.
	 * @param session the client
	 * @param request what it wants
	 * @param subscribed whether it is subscribed to the channel
	 * @return the reply
	 */
	public Mono<PresenceResult> read(Session session, PresenceRequest request, boolean subscribed) {
		String channel = allowed(session, request.channel(), subscribed);
		return this.services.presence().presence(channel).map(PresenceResult::new);
	}

	/**
	 * Read how many are subscribed.
	 * @param session the client
	 * @param request what it wants
	 * @param subscribed whether it is subscribed to the channel
	 * @return the reply
	 */
	public Mono<PresenceStatsResult> stats(Session session, PresenceStatsRequest request, boolean subscribed) {
		String channel = allowed(session, request.channel(), subscribed);
		return this.services.presence()
			.stats(channel)
			.map((stats) -> new PresenceStatsResult(stats.clients(), stats.users()));
	}

	private String allowed(Session session, String name, boolean subscribed) {
		Channel channel = this.channels.resolve(name);
		if (!channel.options().presence().enabled()) {
			throw ProtocolError.NOT_AVAILABLE.toException();
		}
		if (!channel.mayReadPresence(session.user(), subscribed)) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		return channel.name();
	}

}

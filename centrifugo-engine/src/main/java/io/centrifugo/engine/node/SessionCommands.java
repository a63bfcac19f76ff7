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

package io.centrifugo.engine.node;

import java.util.Set;

import io.centrifugo.engine.node.control.DisconnectMessage;
import io.centrifugo.engine.node.control.RefreshMessage;
import io.centrifugo.engine.node.control.SubscribeMessage;
import io.centrifugo.engine.node.control.UnsubscribeMessage;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionRegistry;

/**
 * Obeys control messages for the sessions of this node.
 */
final class SessionCommands {

	private final SessionRegistry sessions;

	SessionCommands(SessionRegistry sessions) {
		this.sessions = sessions;
	}

	void subscribe(SubscribeMessage message) {
		for (Session session : this.sessions.select(message.sessions())) {
			session.subscribe(message.subscription());
		}
	}

	void unsubscribe(UnsubscribeMessage message) {
		for (Session session : this.sessions.select(message.sessions())) {
			session.unsubscribe(message.channel(), message.unsubscribe());
		}
	}

	void disconnect(DisconnectMessage message) {
		Set<String> whitelist = Set.copyOf(message.whitelist());
		for (Session session : this.sessions.select(message.sessions())) {
			if (!whitelist.contains(session.clientId())) {
				session.disconnect(message.disconnect());
			}
		}
	}

	void refresh(RefreshMessage message) {
		for (Session session : this.sessions.select(message.sessions())) {
			session.refresh(message.refresh());
		}
	}

}

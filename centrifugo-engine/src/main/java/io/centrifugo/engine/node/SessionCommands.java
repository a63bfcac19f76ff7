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

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

package io.centrifugo.engine.node.control;

import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.protobuf.ProtobufWriter;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SubscriptionFlags;

/**
 * Writes control commands.
 */
final class ControlEncoder {

	private final ProtobufWriter out = new ProtobufWriter();

	byte[] encode(ControlCommand command) {
		ControlMessage message = command.message();
		this.out.string(1, command.uid());
		int start = this.out.begin(message.type().field());
		switch (message.type()) {
			case NODE -> node((NodeInfo) message);
			case SUBSCRIBE -> subscribe((SubscribeMessage) message);
			case UNSUBSCRIBE -> unsubscribe((UnsubscribeMessage) message);
			case DISCONNECT -> disconnect((DisconnectMessage) message);
			case REFRESH -> refresh((RefreshMessage) message);
			case SURVEY_REQUEST -> surveyRequest((SurveyRequest) message);
			case SURVEY_RESPONSE -> surveyResponse((SurveyResponse) message);
			case NOTIFICATION -> notification((Notification) message);
			case SHUTDOWN -> {
			}
			case UNSUPPORTED -> throw new IllegalArgumentException("Not a message to send");
		}
		this.out.end(start);
		return this.out.toByteArray();
	}

	private void node(NodeInfo node) {
		this.out.string(1, node.uid())
			.string(2, node.name())
			.string(3, node.version())
			.uint32(4, node.numClients())
			.uint32(5, node.numUsers())
			.uint32(6, node.numChannels())
			.uint32(7, node.uptime());
		NodeMetricsInfo metrics = node.metrics();
		if (metrics != null) {
			this.out.message(8, (nested) -> metrics(metrics));
		}
		this.out.bytes(9, node.data().bytes()).uint32(10, node.numSubscriptions());
	}

	private void metrics(NodeMetricsInfo metrics) {
		this.out.float64(1, metrics.interval());
		metrics.items()
			.forEach((name, value) -> this.out.message(2, (entry) -> entry.element(1, name).float64(2, value)));
	}

	private void subscribe(SubscribeMessage message) {
		SessionSelector sessions = message.sessions();
		ServerSubscription subscription = message.subscription();
		SubscriptionFlags flags = subscription.flags();
		this.out.string(1, sessions.user())
			.string(2, subscription.channel())
			.bool(3, flags.presence())
			.bool(4, flags.joinLeave())
			.int64(5, subscription.expireAt())
			.bool(6, flags.positioning())
			.bool(7, flags.recovery())
			.bytes(8, subscription.info().bytes())
			.string(9, sessions.client())
			.bytes(10, subscription.data().bytes());
		StreamPosition since = subscription.recoverSince();
		if (since != null) {
			this.out.message(11, (nested) -> nested.uint64(1, since.offset()).string(2, since.epoch()));
		}
		this.out.string(12, sessions.session()).bool(13, flags.pushJoinLeave()).bool(16, sessions.allUsers());
	}

	private void unsubscribe(UnsubscribeMessage message) {
		SessionSelector sessions = message.sessions();
		this.out.string(1, message.channel())
			.string(2, sessions.user())
			.string(3, sessions.client())
			.string(4, sessions.session())
			.uint32(5, message.unsubscribe().code())
			.string(6, message.unsubscribe().reason())
			.bool(8, sessions.allUsers());
	}

	private void disconnect(DisconnectMessage message) {
		SessionSelector sessions = message.sessions();
		this.out.string(1, sessions.user());
		message.whitelist().forEach((client) -> this.out.element(2, client));
		this.out.uint32(3, message.disconnect().code())
			.string(4, message.disconnect().reason())
			.string(6, sessions.client())
			.string(7, sessions.session())
			.bool(9, sessions.allUsers());
	}

	private void refresh(RefreshMessage message) {
		SessionSelector sessions = message.sessions();
		ConnectionRefresh refresh = message.refresh();
		this.out.string(1, sessions.user())
			.string(2, sessions.client())
			.bool(3, refresh.expired())
			.int64(4, refresh.expireAt())
			.bytes(5, refresh.info().bytes())
			.string(6, sessions.session())
			.bool(8, sessions.allUsers());
	}

	private void surveyRequest(SurveyRequest request) {
		this.out.uint64(1, request.id()).string(2, request.op()).bytes(3, request.data().bytes());
	}

	private void surveyResponse(SurveyResponse response) {
		this.out.uint64(1, response.id())
			.uint32(2, response.answer().code())
			.bytes(3, response.answer().data().bytes());
	}

	private void notification(Notification notification) {
		this.out.string(1, notification.op()).bytes(2, notification.data().bytes());
	}

}

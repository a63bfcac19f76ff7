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

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.metrics.BrokerMessage;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.node.control.ControlCodec;
import io.centrifugo.engine.node.control.ControlCommand;
import io.centrifugo.engine.node.control.ControlMessage;
import io.centrifugo.engine.node.control.ControlType;
import io.centrifugo.engine.node.control.DisconnectMessage;
import io.centrifugo.engine.node.control.NodeInfo;
import io.centrifugo.engine.node.control.RefreshMessage;
import io.centrifugo.engine.node.control.ShutdownMessage;
import io.centrifugo.engine.node.control.SubscribeMessage;
import io.centrifugo.engine.node.control.SurveyRequest;
import io.centrifugo.engine.node.control.SurveyResponse;
import io.centrifugo.engine.node.control.UnsubscribeMessage;
import io.centrifugo.engine.node.control.UnsupportedMessage;
import io.centrifugo.engine.node.survey.Surveys;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * A node's place in the cluster: tells others of itself every few seconds, knows who they
 * are, sends and obeys control messages. Messages of one sender are obeyed in the order
 * in which they came; surveys do not wait for them.
 */
final class ControlPlane {

	/** A node silent for longer is taken for dead. */
	static final Duration NODE_LIFETIME = Duration.ofSeconds(7);

	private static final long HEARTBEAT_SECONDS = 3;

	private static final Logger logger = LoggerFactory.getLogger(ControlPlane.class);

	private final String nodeId;

	private final Controller controller;

	private final NodeRegistry registry;

	private final SessionCommands sessions;

	private final NodeMetrics metrics;

	private final Scheduler scheduler;

	private final ControlLane lane;

	private final Surveys surveys;

	private final NodeState self;

	private @Nullable Disposable heartbeat;

	private volatile boolean left;

	ControlPlane(NodeBuilder builder, NodeRegistry registry, SessionCommands sessions, NodeState self) {
		this.nodeId = builder.id();
		this.controller = builder.controller();
		this.registry = registry;
		this.sessions = sessions;
		this.metrics = builder.metrics().node();
		this.scheduler = builder.scheduler();
		this.lane = new ControlLane(this.scheduler);
		this.self = self;
		this.surveys = new Surveys(this.nodeId, this::send, builder.options().surveyTimeout(), this.scheduler,
				this.metrics);
	}

	Surveys surveys() {
		return this.surveys;
	}

	Mono<Void> start() {
		return this.controller.start(this.nodeId, this::receive).then(Mono.fromRunnable(this::join));
	}

	private synchronized void join() {
		beat();
		this.heartbeat = this.scheduler.schedulePeriodically(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS,
				TimeUnit.SECONDS);
	}

	private void beat() {
		NodeInfo info = this.self.beat();
		this.registry.add(info);
		send(info, "").subscribe(null, (ex) -> logger.warn("Cannot publish the state of this node", ex));
		List<String> gone = this.registry.expire(NODE_LIFETIME);
		gone.forEach((node) -> {
			logger.info("Node {} is silent, forgetting it", node);
			this.surveys.onNodeGone(node);
		});
	}

	/**
	 * Tell others that this node leaves, and stop listening.
	 */
	Mono<Void> leave() {
		return Mono.defer(() -> {
			stopHeartbeat();
			this.left = true;
			return send(new ShutdownMessage(), "").onErrorResume((ex) -> {
				logger.debug("Cannot tell others of the shutdown", ex);
				return Mono.empty();
			});
		}).then(this.controller.stop());
	}

	private synchronized void stopHeartbeat() {
		if (this.heartbeat != null) {
			this.heartbeat.dispose();
			this.heartbeat = null;
		}
	}

	/**
	 * Send a message in this node's name.
	 * @param message the message
	 * @param node the node it is for, empty for all
	 */
	Mono<Void> send(ControlMessage message, String node) {
		return Mono.defer(() -> {
			this.metrics.sent(BrokerMessage.CONTROL);
			return this.controller.publish(ControlCodec.encode(new ControlCommand(this.nodeId, message)), node);
		});
	}

	Set<String> aliveNodes() {
		Set<String> alive = new HashSet<>();
		this.registry.heardWithin(NODE_LIFETIME).forEach((node) -> alive.add(node.uid()));
		alive.add(this.nodeId);
		return alive;
	}

	private void receive(byte[] bytes) {
		try {
			ControlCommand command = ControlCodec.decode(bytes);
			if (!command.uid().equals(this.nodeId) && !this.left) {
				this.metrics.received(BrokerMessage.CONTROL);
				dispatch(command.uid(), command.message());
			}
		}
		catch (MalformedFrameException ex) {
			logger.warn("Dropping a control message that does not parse", ex);
		}
	}

	private void dispatch(String sender, ControlMessage message) {
		if (message.type() == ControlType.SURVEY_REQUEST) {
			this.surveys.onRequest(sender, (SurveyRequest) message);
		}
		else if (message.type() == ControlType.SURVEY_RESPONSE) {
			this.surveys.onResponse(sender, (SurveyResponse) message);
		}
		else {
			this.lane.execute(() -> obey(sender, message));
		}
	}

	private void obey(String sender, ControlMessage message) {
		switch (message.type()) {
			case NODE -> onNode((NodeInfo) message);
			case SHUTDOWN -> onShutdown(sender);
			case SUBSCRIBE -> this.sessions.subscribe((SubscribeMessage) message);
			case UNSUBSCRIBE -> this.sessions.unsubscribe((UnsubscribeMessage) message);
			case DISCONNECT -> this.sessions.disconnect((DisconnectMessage) message);
			case REFRESH -> this.sessions.refresh((RefreshMessage) message);
			case NOTIFICATION -> logger.trace("Ignoring a notification of node {}", sender);
			case UNSUPPORTED -> logger.warn("Ignoring a control message of node {}: {}", sender,
					((UnsupportedMessage) message).reason());
			case SURVEY_REQUEST, SURVEY_RESPONSE -> {
			}
		}
	}

	private void onNode(NodeInfo node) {
		if (this.registry.add(node)) {
			logger.info("Node {} ({}) has joined", node.uid(), node.name());
			send(this.self.current(), node.uid()).subscribe(null,
					(ex) -> logger.warn("Cannot answer node {}", node.uid(), ex));
		}
	}

	private void onShutdown(String sender) {
		logger.info("Node {} has left", sender);
		this.registry.remove(sender);
		this.surveys.onNodeGone(sender);
	}

}

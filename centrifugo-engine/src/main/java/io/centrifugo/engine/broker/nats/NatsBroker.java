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

package io.centrifugo.engine.broker.nats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.BrokerHealth;
import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.PublishResult;
import io.centrifugo.engine.broker.nats.connection.NatsFailures;
import io.centrifugo.engine.broker.nats.connection.NatsLink;
import io.centrifugo.engine.broker.nats.connection.Receiver;
import io.centrifugo.engine.broker.nats.connection.Topic;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * Publications over NATS, to and from the original's nodes too: delivered at most once,
 * kept nowhere. There is no history, hence no recovery; idempotency keys and versions are
 * passed over, as the original does. A publish completes when it is queued for sending;
 * without a connection it is error 100 at once.
 *
 * @since 0.1.0
 */
public final class NatsBroker implements Broker, BrokerHealth, Receiver {

	private static final Logger logger = LoggerFactory.getLogger(NatsBroker.class);

	private final NatsLink link;

	private final NatsSubjects subjects;

	private final Set<Topic> topics = ConcurrentHashMap.newKeySet();

	private volatile @Nullable BrokerEvents events;

	/**
	 * Create a broker.
	 * @param link the connection, which stays the caller's
	 * @param options settings
	 */
	public NatsBroker(NatsLink link, NatsBrokerOptions options) {
		this.link = link;
		this.subjects = new NatsSubjects(link.options().prefix(), options);
	}

	@Override
	public Mono<Void> start(BrokerEvents receiver) {
		return Mono.defer(() -> {
			this.events = receiver;
			return this.link.start();
		});
	}

	@Override
	public Mono<Void> stop() {
		return Mono.defer(() -> {
			Collection<Topic> all = List.copyOf(this.topics);
			this.topics.clear();
			return this.link.unsubscribe(all);
		});
	}

	@Override
	public Mono<Void> subscribe(Collection<String> channels) {
		return Mono.defer(() -> {
			List<Topic> wanted = new ArrayList<>();
			channels.forEach((channel) -> wanted.add(new Topic(this.subjects.forSubscribing(channel), channel)));
			return this.link.subscribe(wanted, this).doOnSuccess((done) -> this.topics.addAll(wanted));
		}).onErrorMap(NatsFailures::translate);
	}

	@Override
	public Mono<Void> unsubscribe(Collection<String> channels) {
		return Mono.defer(() -> {
			List<Topic> unwanted = new ArrayList<>();
			channels.forEach((channel) -> unwanted.add(new Topic(this.subjects.of(channel), channel)));
			unwanted.forEach(this.topics::remove);
			return this.link.unsubscribe(unwanted);
		});
	}

	@Override
	public Mono<PublishResult> publish(String channel, Payload data, PublishOptions options) {
		return Mono.<PublishResult>fromSupplier(() -> {
			this.link.publish(this.subjects.forPublishing(channel), message(channel, data, options));
			return PublishResult.NO_POSITION;
		}).onErrorMap(NatsFailures::translate);
	}

	private byte[] message(String channel, Payload data, PublishOptions options) {
		return (this.subjects.raw() != null) ? data.bytes()
				: NatsMessage.publication(channel, data, options, System.currentTimeMillis());
	}

	@Override
	public Mono<Void> publishJoin(String channel, ClientInfo info) {
		return publishEvent(channel, NatsMessage.join(channel, info));
	}

	@Override
	public Mono<Void> publishLeave(String channel, ClientInfo info) {
		return publishEvent(channel, NatsMessage.leave(channel, info));
	}

	/**
	 * Publish what raw mode has no form for.
	 */
	private Mono<Void> publishEvent(String channel, byte[] message) {
		if (this.subjects.raw() != null) {
			return Mono.empty();
		}
		return Mono.<Void>fromRunnable(() -> this.link.publish(this.subjects.of(channel), message))
			.onErrorMap(NatsFailures::translate);
	}

	@Override
	public Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl) {
		return Mono.error(ProtocolError.NOT_AVAILABLE::toException);
	}

	@Override
	public Mono<Void> removeHistory(String channel) {
		return Mono.error(ProtocolError.NOT_AVAILABLE::toException);
	}

	@Override
	public void onMessage(Topic topic, String subject, byte[] data) {
		BrokerEvents receiver = this.events;
		if (receiver == null) {
			return;
		}
		RawMode raw = this.subjects.raw();
		if (raw != null) {
			Publication publication = Publication.builder(Payload.of(data)).channel(raw.name(subject)).build();
			receiver.onPublication(topic.channel(), publication, StreamPosition.ZERO, false, null);
			return;
		}
		try {
			NatsMessage.deliver(topic.channel(), this.subjects.wildcards(), data, receiver);
		}
		catch (MalformedFrameException ex) {
			logger.debug("Dropping a message of channel {} that does not parse", topic.channel(), ex);
		}
	}

	@Override
	public void onGap(Collection<Topic> missed) {
		BrokerEvents receiver = this.events;
		if (receiver != null) {
			receiver.onResubscribed(missed.stream().map(Topic::channel).toList());
		}
	}

	@Override
	public Mono<Map<String, String>> check() {
		return this.link.check();
	}

}

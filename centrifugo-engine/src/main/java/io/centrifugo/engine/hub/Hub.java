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

package io.centrifugo.engine.hub;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.broker.ChannelSubscriptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.LeavePush;
import io.centrifugo.engine.protocol.push.PushBody;

/**
 * Who listens to which channel on this node. Subscribers live in a part of their event
 * loop; what arrives from the broker becomes one task for each loop that has subscribers
 * of the channel. The broker is asked for a channel when its first subscriber comes, and
 * let go about a second after the last has left.
 *
 * @since 0.1.0
 */
public final class Hub implements BrokerEvents {

	private static final Duration LINGER = Duration.ofSeconds(1);

	private final ChannelSubscriptions broker;

	private final Duration linger;

	private final Map<String, HubChannel> channels = new ConcurrentHashMap<>();

	private final Map<EventLoop, LoopHub> loops = new ConcurrentHashMap<>();

	private final LongAdder subscribers = new LongAdder();

	private final LongAdder dropped = new LongAdder();

	/**
	 * Create a hub without subscribers.
	 * @param broker whom to ask for channels
	 */
	public Hub(ChannelSubscriptions broker) {
		this(broker, LINGER);
	}

	Hub(ChannelSubscriptions broker, Duration linger) {
		this.broker = broker;
		this.linger = linger;
	}

	/**
	 * Add a subscriber, on its loop. It gets what arrives from now on, before the
	 * returned {@code Mono} completes.
	 * @param subscriber the subscriber, added nowhere yet
	 * @return completes on the subscriber's loop when the broker has confirmed the
	 * channel, at once if it had before; fails when the broker could not, with the
	 * subscriber removed
	 */
	public Mono<Void> add(Subscriber subscriber) {
		LoopHub loop = this.loops.computeIfAbsent(subscriber.loop(), this::createLoop);
		LoopChannel local = loop.find(subscriber.channel());
		if (local == null) {
			local = loop.open(enter(subscriber.channel(), loop));
		}
		local.add(subscriber);
		local.channel().count(1);
		this.subscribers.increment();
		return local.channel().confirm(loop, subscriber);
	}

	private LoopHub createLoop(EventLoop loop) {
		return new LoopHub(loop, new BrokerSubscriptions(loop, this.broker, this.linger, this::forget, this::remove));
	}

	private HubChannel enter(String name, LoopHub loop) {
		HubChannel channel = this.channels.computeIfAbsent(name, HubChannel::new);
		while (!channel.enter(loop)) {
			forget(channel);
			channel = this.channels.computeIfAbsent(name, HubChannel::new);
		}
		return channel;
	}

	private void forget(HubChannel channel) {
		this.channels.remove(channel.name(), channel);
	}

	/**
	 * Remove a subscriber, on its loop. Does nothing if it is not there.
	 * @param subscriber the subscriber
	 */
	public void remove(Subscriber subscriber) {
		LoopHub loop = this.loops.get(subscriber.loop());
		LoopChannel local = (loop != null) ? loop.find(subscriber.channel()) : null;
		if (loop == null || local == null || !local.remove(subscriber)) {
			return;
		}
		HubChannel channel = local.channel();
		channel.count(-1);
		this.subscribers.decrement();
		if (local.isEmpty()) {
			loop.close(local);
			loop.brokerSubscriptions().conclude(channel, channel.leave(loop));
		}
	}

	@Override
	public void onPublication(String channel, Publication publication, StreamPosition position, boolean delta,
			@Nullable Publication previous) {
		HubChannel target = this.channels.get(channel);
		LoopHub[] receivers = (target != null) ? target.loops() : LoopHub.NONE;
		if (target != null && receivers.length > 0) {
			offer(receivers,
					new BroadcastPublication(target.name(), publication, position, delta, previous, receivers.length));
		}
	}

	@Override
	public void onJoin(String channel, ClientInfo info) {
		onPresenceEvent(channel, new JoinPush(info));
	}

	@Override
	public void onLeave(String channel, ClientInfo info) {
		onPresenceEvent(channel, new LeavePush(info));
	}

	private void onPresenceEvent(String channel, PushBody body) {
		HubChannel target = this.channels.get(channel);
		LoopHub[] receivers = (target != null) ? target.loops() : LoopHub.NONE;
		if (target != null && receivers.length > 0) {
			offer(receivers, new SharedPush(target.name(), body, receivers.length));
		}
	}

	@Override
	public void onResubscribed(Collection<String> resubscribed) {
		long now = System.nanoTime();
		for (String channel : resubscribed) {
			HubChannel target = this.channels.get(channel);
			LoopHub[] receivers = (target != null) ? target.loops() : LoopHub.NONE;
			if (target != null && receivers.length > 0) {
				offer(receivers, new PositionCheck(target.name(), now, receivers.length));
			}
		}
	}

	private void offer(LoopHub[] receivers, Broadcast broadcast) {
		for (LoopHub receiver : receivers) {
			if (!receiver.offer(broadcast)) {
				this.dropped.increment();
			}
		}
	}

	/**
	 * Return how many subscribers a channel has on this node.
	 * @param channel the channel
	 * @return the number
	 */
	public int numSubscribers(String channel) {
		HubChannel found = this.channels.get(channel);
		return (found != null) ? found.subscribers() : 0;
	}

	/**
	 * Return how many subscribers there are on this node in all.
	 * @return the number
	 */
	public int numSubscriptions() {
		return this.subscribers.intValue();
	}

	/**
	 * Return how many channels have subscribers on this node.
	 * @return the number
	 */
	public int numChannels() {
		return (int) this.channels.values().stream().filter((channel) -> channel.subscribers() > 0).count();
	}

	/**
	 * Return the channels that have subscribers on this node.
	 * @return a copy
	 */
	public Set<String> channels() {
		return this.channels.values()
			.stream()
			.filter((channel) -> channel.subscribers() > 0)
			.map(HubChannel::name)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return how many deliveries to a loop were dropped because too much waited for it.
	 * @return the number since the start
	 */
	public long numDropped() {
		return this.dropped.sum();
	}

}

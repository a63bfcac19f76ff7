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

package io.centrifugo.engine.broker.nats.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import io.centrifugo.engine.broker.Backoff;

/**
 * A node's connection to NATS, kept up: when it breaks another is opened, everything is
 * subscribed on that, and receivers are told that they may have missed something.
 * Subscriptions count as made when the server has confirmed them. Nothing is held back
 * for a server that is away: to publish then fails.
 *
 * @since 0.1.0
 */
public final class NatsLink implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(NatsLink.class);

	/** Between attempts to connect. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

	private static final Runnable NOTHING = () -> {
	};

	private final NatsLinkOptions options;

	private final ScheduledThreadPoolExecutor lane = new ScheduledThreadPoolExecutor(1, (task) -> {
		Thread thread = new Thread(task, "centrifugo-nats");
		thread.setDaemon(true);
		return thread;
	});

	private final Turns turns;

	private final Rounds rounds;

	private final Interests interests = new Interests();

	private final Backoff backoff = new Backoff(LONGEST_WAIT);

	private final List<MonoSink<Void>> starting = new ArrayList<>();

	private Collection<String> discovered = List.of();

	private boolean opening;

	private boolean started;

	private boolean stopped;

	private volatile @Nullable NatsWire current;

	private volatile @Nullable NatsWire live;

	/**
	 * Create a link, not connected yet.
	 * @param options settings
	 */
	public NatsLink(NatsLinkOptions options) {
		this.options = options;
		this.turns = new Turns(options.receivers(), (wire) -> wire == this.current);
		this.rounds = new Rounds(this.lane, options.answerTimeout().toMillis(), () -> silent());
		this.lane.setRemoveOnCancelPolicy(true);
	}

	public NatsLinkOptions options() {
		return this.options;
	}

	/**
	 * Connect, unless that is done already; from then on the connection is kept up.
	 * @return completes when the connection stands, fails when it cannot be opened
	 */
	public Mono<Void> start() {
		return Mono.create((sink) -> {
			if (!run(() -> start(sink))) {
				sink.error(unavailable());
			}
		});
	}

	private void start(MonoSink<Void> sink) {
		if (this.stopped) {
			sink.error(unavailable());
		}
		else if (this.started) {
			sink.success();
		}
		else {
			this.starting.add(sink);
			open();
		}
	}

	private void open() {
		if (this.opening || this.stopped || this.current != null) {
			return;
		}
		this.opening = true;
		WireEvents events = new WireEvents((lost) -> run(() -> lost(lost)), (slow) -> run(() -> overflown(slow)));
		Collection<String> known = this.discovered;
		Mono.fromCallable(() -> NatsWire.connect(this.options, known, events))
			.subscribeOn(Schedulers.boundedElastic())
			.subscribe((wire) -> run(() -> opened(wire)), (ex) -> run(() -> notOpened(ex)));
	}

	private void opened(NatsWire wire) {
		this.opening = false;
		if (this.stopped || wire.events().down()) {
			close(wire);
			notOpened(unavailable());
			return;
		}
		this.current = wire;
		this.discovered = wire.servers();
		wire.onProbe((number) -> run(() -> this.rounds.answered(wire, number)));
		this.interests.all().forEach((interest) -> this.turns.subscribe(wire, interest));
		this.rounds.join(() -> use(wire));
		this.rounds.attach(wire);
	}

	private void use(NatsWire wire) {
		if (wire != this.current || this.live == wire) {
			return;
		}
		this.live = wire;
		this.backoff.reset();
		if (!this.started) {
			this.started = true;
			logger.info("Connected to NATS at {}", this.options.servers());
			long interval = this.options.probeInterval().toMillis();
			this.lane.scheduleWithFixedDelay(() -> run(this::tick), interval, interval, TimeUnit.MILLISECONDS);
			this.starting.forEach(MonoSink::success);
			this.starting.clear();
			return;
		}
		logger.info("The connection to NATS is back with {} subjects", this.interests.topics().size());
		if (wire.events().numRefused() > 0) {
			logger.warn("NATS refuses {} of them", wire.events().numRefused());
		}
		this.interests.tellOfGap();
	}

	private void tick() {
		if (this.live != null) {
			this.rounds.join(NOTHING);
		}
	}

	private void notOpened(Throwable failure) {
		this.opening = false;
		if (!this.started) {
			this.starting.forEach((sink) -> sink.error(failure));
			this.starting.clear();
			return;
		}
		logger.debug("The connection to NATS cannot be opened", failure);
		openLater();
	}

	private void openLater() {
		if (!this.stopped) {
			this.lane.schedule(() -> run(this::open), this.backoff.next(), TimeUnit.MILLISECONDS);
		}
	}

	private void silent() {
		NatsWire wire = this.current;
		if (wire != null) {
			logger.warn("The connection to NATS is silent");
			lost(wire.events());
		}
	}

	/**
	 * Give a connection up, whether it is still open or not.
	 */
	private void lost(WireEvents events) {
		NatsWire wire = this.current;
		if (wire == null || wire.events() != events) {
			return;
		}
		this.current = null;
		this.live = null;
		this.rounds.detach();
		close(wire);
		if (!this.stopped) {
			logger.warn("The connection to NATS is lost");
			notOpened(unavailable());
		}
	}

	private void overflown(WireEvents events) {
		NatsWire wire = this.live;
		if (wire != null && wire.events() == events) {
			logger.warn("Messages from NATS were dropped, this node is too slow for them");
			this.interests.tellOfGap();
		}
	}

	private void close(NatsWire wire) {
		Schedulers.boundedElastic().schedule(() -> wire.close(Duration.ZERO));
	}

	/**
	 * Receive topics.
	 * @param topics what to subscribe
	 * @param receiver whom their messages are for
	 * @return completes when the server has confirmed; fails within the answer time-out,
	 * with error 103 if the server refuses, and the topics are not subscribed then
	 */
	public Mono<Void> subscribe(List<Topic> topics, Receiver receiver) {
		return Mono.<Void>create((sink) -> {
			SubscribeRequest request = new SubscribeRequest(topics, receiver, sink);
			Runnable answered = () -> conclude(request);
			sink.onCancel(() -> run(() -> {
				this.rounds.leave(answered);
				end(this.interests.abandon(request));
			}));
			run(() -> add(request, answered));
		}).timeout(this.options.answerTimeout());
	}

	private void add(SubscribeRequest request, Runnable answered) {
		if (this.stopped) {
			request.fail(unavailable());
			return;
		}
		NatsWire wire = this.current;
		List<Interest> added = this.interests.add(request);
		if (wire != null) {
			added.forEach((interest) -> this.turns.subscribe(wire, interest));
		}
		this.rounds.join(answered);
	}

	private void conclude(SubscribeRequest request) {
		NatsWire wire = this.current;
		if (wire != null) {
			end(this.interests.conclude(request, wire.events()));
		}
	}

	private void end(Collection<Topic> topics) {
		NatsWire wire = this.current;
		if (wire != null) {
			topics.forEach(wire::unsubscribe);
		}
	}

	/**
	 * Receive topics no longer.
	 * @param topics which ones
	 * @return completes when the server will be told
	 */
	public Mono<Void> unsubscribe(Collection<Topic> topics) {
		return Mono.create((sink) -> {
			if (!run(() -> {
				end(this.interests.remove(topics));
				sink.success();
			})) {
				sink.success();
			}
		});
	}

	/**
	 * Publish; never blocks.
	 * @param subject where
	 * @param data what, not to be changed any more
	 * @throws IllegalStateException if there is no connection, or too much waits
	 */
	public void publish(String subject, byte[] data) {
		NatsWire wire = this.live;
		if (wire == null) {
			throw unavailable();
		}
		if (wire.publish(subject, data)) {
			run(() -> this.rounds.join(NOTHING));
		}
	}

	/**
	 * Wait until the server has what was published before.
	 * @return completes when it has; fails at once without a connection, else within the
	 * answer time-out
	 */
	public Mono<Void> sync() {
		return Mono.<Void>create((sink) -> run(() -> {
			if (this.live == null) {
				sink.error(unavailable());
			}
			else {
				this.rounds.join(sink::success);
			}
		})).timeout(this.options.answerTimeout());
	}

	/**
	 * Check that this node can publish and hear.
	 * @return the servers, with what is wrong or an empty text
	 */
	public Mono<Map<String, String>> check() {
		return sync().then(Mono.fromSupplier(this::describe))
			.onErrorReturn("not connected")
			.map((trouble) -> Map.of("nats " + this.options.servers(), trouble));
	}

	private String describe() {
		NatsWire wire = this.live;
		int refused = (wire != null) ? wire.events().numRefused() : 0;
		return (refused > 0) ? "the server refuses " + refused + " subjects" : "";
	}

	/**
	 * Send what waits, and disconnect for good; idempotent.
	 */
	@Override
	public void close() {
		Mono.<NatsWire>create((sink) -> {
			if (!run(() -> sink.success(stop()))) {
				sink.success();
			}
		})
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((wire) -> wire.close(this.options.writeTimeout()))
			.timeout(CLOSE_LIMIT)
			.onErrorComplete()
			.block();
		this.lane.shutdownNow();
	}

	private @Nullable NatsWire stop() {
		NatsWire wire = this.current;
		this.stopped = true;
		this.current = null;
		this.live = null;
		this.rounds.detach();
		this.interests.clear();
		this.starting.forEach((sink) -> sink.error(unavailable()));
		this.starting.clear();
		return wire;
	}

	/**
	 * Do something on the one thread that changes state.
	 * @return whether it will be done, since the link is not closed
	 */
	private boolean run(Runnable task) {
		try {
			this.lane.execute(() -> {
				try {
					task.run();
				}
				catch (RuntimeException ex) {
					logger.error("The connection to NATS failed", ex);
				}
			});
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	private static IllegalStateException unavailable() {
		return new IllegalStateException("No connection to NATS");
	}

}

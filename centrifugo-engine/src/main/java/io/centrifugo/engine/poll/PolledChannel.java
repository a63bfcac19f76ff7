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

package io.centrifugo.engine.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.SharedPollOptions;
import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;

/**
 * The keys of one channel: asked for all together from time to time, and one by one when
 * somebody lacks a value that is not at hand.
 */
final class PolledChannel {

	private static final Logger logger = LoggerFactory.getLogger(PolledChannel.class);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final Duration SHUTDOWN_DELAY = Duration.ofSeconds(1);

	private static final int BATCH = 1000;

	private static final int BATCHES_AT_ONCE = 8;

	private final SharedPolls polls;

	private final String name;

	private final SharedPollOptions options;

	private final Map<String, PolledKey> keys = new HashMap<>();

	private final Set<String> urgent = new LinkedHashSet<>();

	private String epoch = "";

	private long questions;

	private boolean failing;

	private boolean askingUrgent;

	private boolean closed;

	private @Nullable Disposable nextCycle;

	private @Nullable Disposable shutdown;

	PolledChannel(SharedPolls polls, String name, SharedPollOptions options) {
		this.polls = polls;
		this.name = name;
		this.options = options;
	}

	String name() {
		return this.name;
	}

	synchronized String epoch() {
		return this.epoch;
	}

	/**
	 * Track keys.
	 * @return {@code false} if this channel is closed, and another must be made
	 */
	synchronized boolean track(KeyTracker tracker, Map<String, Long> known) {
		if (this.closed) {
			return false;
		}
		if (this.shutdown != null) {
			this.shutdown.dispose();
			this.shutdown = null;
		}
		known.forEach((key, version) -> track(tracker, key, version));
		if (this.nextCycle == null) {
			this.nextCycle = schedule(this::poll, orElse(this.options.refresh().interval(), INTERVAL));
		}
		if (!this.urgent.isEmpty() && !this.askingUrgent) {
			this.askingUrgent = true;
			this.polls.scheduler().schedule(this::pollUrgent);
		}
		return true;
	}

	private void track(KeyTracker tracker, String name, long version) {
		PolledKey key = this.keys.get(name);
		boolean isNew = key == null;
		if (key == null) {
			key = new PolledKey();
			this.keys.put(name, key);
		}
		key.trackers().add(tracker);
		boolean stale = key.version() != 0 && Long.compareUnsigned(key.version(), version) > 0;
		if (stale) {
			key.want();
		}
		if (stale || (isNew && version == 0)) {
			this.urgent.add(name);
		}
	}

	synchronized void untrack(KeyTracker tracker, Collection<String> names) {
		for (String each : names) {
			PolledKey key = this.keys.get(each);
			if (key != null && key.trackers().remove(tracker) && key.trackers().isEmpty()) {
				this.keys.remove(each);
				this.urgent.remove(each);
			}
		}
		closeIfIdle();
	}

	private void closeIfIdle() {
		if (!this.keys.isEmpty() || this.closed || this.shutdown != null) {
			return;
		}
		Duration delay = this.options.channelShutdownDelay();
		if (delay.isNegative()) {
			close();
		}
		else {
			this.shutdown = schedule(this::closeWhenIdle, orElse(delay, SHUTDOWN_DELAY));
		}
	}

	private synchronized void closeWhenIdle() {
		if (this.keys.isEmpty()) {
			close();
		}
	}

	synchronized void close() {
		this.closed = true;
		if (this.nextCycle != null) {
			this.nextCycle.dispose();
		}
		if (this.shutdown != null) {
			this.shutdown.dispose();
		}
		this.polls.forget(this);
	}

	private Disposable schedule(Runnable task, Duration delay) {
		return this.polls.scheduler().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void poll() {
		long started = System.nanoTime();
		List<String> all;
		synchronized (this) {
			all = this.keys.keySet().stream().sorted().toList();
		}
		Flux.fromIterable(all)
			.buffer(batchSize())
			.flatMap(this::ask, BATCHES_AT_ONCE)
			.then()
			.subscribe(null, null, () -> pollLater(System.nanoTime() - started));
	}

	private synchronized void pollLater(long nanosTaken) {
		if (!this.closed) {
			Duration rest = orElse(this.options.refresh().interval(), INTERVAL).minusNanos(nanosTaken);
			this.nextCycle = schedule(this::poll, rest.isNegative() ? Duration.ZERO : rest);
		}
	}

	private void pollUrgent() {
		List<String> batch;
		synchronized (this) {
			batch = this.urgent.stream().limit(batchSize()).toList();
			batch.forEach(this.urgent::remove);
			this.askingUrgent = !batch.isEmpty();
		}
		if (!batch.isEmpty()) {
			ask(batch).subscribe(null, null, this::pollUrgent);
		}
	}

	private int batchSize() {
		int size = this.options.refresh().batchSize();
		return (size > 0) ? size : BATCH;
	}

	private Mono<Void> ask(List<String> names) {
		return Mono.fromSupplier(() -> event(names)).filter((event) -> !event.keys().isEmpty()).flatMap((event) -> {
			long question = nextQuestion();
			return this.polls.ask(event).doOnNext((answer) -> take(answer, question));
		}).onErrorResume((ex) -> {
			failed(ex);
			return Mono.empty();
		}).then();
	}

	private synchronized long nextQuestion() {
		return ++this.questions;
	}

	private synchronized void failed(Throwable ex) {
		if (this.failing) {
			logger.debug("Still cannot poll channel {}", this.name, ex);
		}
		else {
			logger.warn("Cannot poll channel {}, trying again all the time", this.name, ex);
		}
		this.failing = true;
	}

	private synchronized SharedPollEvent event(List<String> names) {
		List<SharedPollEvent.KnownKey> known = new ArrayList<>(names.size());
		for (String each : names) {
			PolledKey key = this.keys.get(each);
			if (key != null) {
				known.add(new SharedPollEvent.KnownKey(each, versionless() ? 0 : key.askedVersion()));
			}
		}
		return new SharedPollEvent(this.name, known);
	}

	private boolean versionless() {
		return this.options.mode() == SharedPollOptions.Mode.VERSIONLESS;
	}

	private synchronized void take(SharedPollAnswer answer, long question) {
		this.failing = false;
		if (this.closed || (!versionless() && beginsAnew(answer.epoch()))) {
			return;
		}
		UpdateBatch batch = new UpdateBatch(this.name);
		for (SharedPollAnswer.Item item : answer.items()) {
			take(item, question, batch);
		}
		batch.deliver();
		closeIfIdle();
	}

	/**
	 * Let everybody go if versions are of another epoch than before.
	 */
	private boolean beginsAnew(String current) {
		boolean first = this.epoch.isEmpty();
		if (current.isEmpty() || current.equals(this.epoch)) {
			return false;
		}
		this.epoch = current;
		if (first) {
			return false;
		}
		Set<KeyTracker> all = new LinkedHashSet<>();
		this.keys.values().forEach((key) -> all.addAll(key.trackers()));
		this.keys.clear();
		this.urgent.clear();
		all.forEach((tracker) -> UpdateBatch.onLoop(tracker, tracker::onEpochChanged));
		closeIfIdle();
		return true;
	}

	private void take(SharedPollAnswer.Item item, long question, UpdateBatch batch) {
		PolledKey key = this.keys.get(item.key());
		if (key == null || !key.answer(question)) {
			return;
		}
		if (item.removed()) {
			this.keys.remove(item.key());
			this.urgent.remove(item.key());
			batch.addRemoval(item.key(), key.trackers());
			return;
		}
		long previous = key.version();
		boolean numbered = !versionless() || item.version() != 0;
		if (numbered ? key.take(item) : key.take(ContentHash.of(item.data()), this.polls.nextVersion())) {
			batch.add(item, key, previous);
		}
	}

	private static Duration orElse(Duration configured, Duration fallback) {
		return configured.isZero() ? fallback : configured;
	}

}

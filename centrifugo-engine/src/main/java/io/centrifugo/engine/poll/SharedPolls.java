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
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.centrifugo.engine.broker.Epochs;
import io.centrifugo.engine.channel.SharedPollOptions;
import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.handler.SharedPollHandler;

/**
 * The shared poll channels of a node: each is polled for as long as somebody tracks keys
 * of it. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class SharedPolls {

	/** How many calls run at the same time unless configured. */
	public static final int CONCURRENCY = 64;

	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

	private final SharedPollHandler handler;

	private final Scheduler scheduler;

	private final CallGate gate;

	private final String epoch = Epochs.random();

	private final AtomicLong versions = new AtomicLong();

	private final Map<String, PolledChannel> channels = new ConcurrentHashMap<>();

	private volatile boolean stopped;

	/**
	 * Create.
	 * @param handler tells values
	 * @param scheduler tells when to poll
	 * @param concurrency how many calls of the handler run at the same time, of all
	 * channels together
	 */
	public SharedPolls(SharedPollHandler handler, Scheduler scheduler, int concurrency) {
		this.handler = handler;
		this.scheduler = scheduler;
		this.gate = new CallGate(concurrency);
	}

	/**
	 * Return the scope of versions in a channel.
	 * @param channel the channel
	 * @param options its options
	 * @return the epoch, empty if there is none or it is not known yet
	 */
	public String epoch(String channel, SharedPollOptions options) {
		if (options.mode() == SharedPollOptions.Mode.VERSIONLESS) {
			return this.epoch;
		}
		PolledChannel polled = this.channels.get(channel);
		return (polled != null) ? polled.epoch() : "";
	}

	/**
	 * Track keys. What is new to the tracker comes to it soon, and later changes with the
	 * polls that find them.
	 * @param tracker the tracker
	 * @param channel the channel
	 * @param options its options
	 * @param known keys and the versions that the tracker has, 0 for none
	 */
	public void track(KeyTracker tracker, String channel, SharedPollOptions options, Map<String, Long> known) {
		while (!this.stopped) {
			PolledChannel polled = this.channels.computeIfAbsent(channel,
					(name) -> new PolledChannel(this, name, options));
			if (polled.track(tracker, known)) {
				return;
			}
			this.channels.remove(channel, polled);
		}
	}

	/**
	 * Track keys no longer.
	 * @param tracker the tracker
	 * @param channel the channel
	 * @param keys the keys, tracked or not
	 */
	public void untrack(KeyTracker tracker, String channel, Collection<String> keys) {
		PolledChannel polled = this.channels.get(channel);
		if (polled != null && !keys.isEmpty()) {
			polled.untrack(tracker, keys);
		}
	}

	/**
	 * Poll no longer.
	 */
	public void stop() {
		this.stopped = true;
		this.channels.values().forEach(PolledChannel::close);
		this.channels.clear();
	}

	void forget(PolledChannel channel) {
		this.channels.remove(channel.name(), channel);
	}

	Mono<SharedPollAnswer> ask(SharedPollEvent event) {
		return this.gate.pass(Mono.defer(() -> this.handler.onSharedPoll(event))
			.defaultIfEmpty(SharedPollAnswer.UNCHANGED)
			.timeout(CALL_TIMEOUT, this.scheduler));
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	/**
	 * Make up a version that was never used in this epoch.
	 */
	long nextVersion() {
		return this.versions.incrementAndGet();
	}

}

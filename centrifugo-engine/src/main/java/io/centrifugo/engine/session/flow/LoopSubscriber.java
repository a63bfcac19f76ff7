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

package io.centrifugo.engine.session.flow;

import java.util.concurrent.RejectedExecutionException;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.hub.LoopTurn;

/**
 * Brings the outcome of a {@code Mono} back to an event loop.
 *
 * @param <T> kind of value
 * @since 0.1.0
 */
public final class LoopSubscriber<T> implements CoreSubscriber<T>, Runnable {

	private static final Logger logger = LoggerFactory.getLogger(LoopSubscriber.class);

	private final EventLoop loop;

	private final Outcome<T> outcome;

	private final boolean later;

	private @Nullable T value;

	private @Nullable Throwable failure;

	private LoopSubscriber(EventLoop loop, Outcome<T> outcome, boolean later) {
		this.loop = loop;
		this.outcome = outcome;
		this.later = later;
	}

	/**
	 * Subscribe, and go on at once if the outcome is there on the loop already.
	 * @param <T> kind of value
	 * @param mono what is waited for
	 * @param loop where to go on
	 * @param outcome what happens then
	 */
	public static <T> void subscribe(Mono<T> mono, EventLoop loop, Outcome<T> outcome) {
		mono.subscribe(new LoopSubscriber<>(loop, outcome, false));
	}

	/**
	 * Subscribe, and go on at the end of a turn in any case, after what the work has
	 * queued there.
	 */
	static <T> void subscribeLater(Mono<T> mono, EventLoop loop, Outcome<T> outcome) {
		mono.subscribe(new LoopSubscriber<>(loop, outcome, true));
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(T next) {
		this.value = next;
	}

	@Override
	public void onError(Throwable ex) {
		this.failure = ex;
		conclude();
	}

	@Override
	public void onComplete() {
		conclude();
	}

	private void conclude() {
		if (!this.later && this.loop.inEventLoop()) {
			run();
			return;
		}
		try {
			schedule();
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, nobody waits for the outcome");
		}
	}

	private void schedule() {
		if (this.later) {
			LoopTurn.schedule(this.loop, this);
		}
		else {
			this.loop.execute(this);
		}
	}

	@Override
	public void run() {
		if (this.failure != null) {
			this.outcome.onFailure(this.failure);
			return;
		}
		try {
			this.outcome.onValue(this.value);
		}
		catch (RuntimeException ex) {
			this.outcome.onFailure(ex);
		}
	}

	/**
	 * What happens then, on the loop.
	 *
	 * @param <T> kind of value
	 */
	public interface Outcome<T> {

		/**
		 * Go on.
		 * @param value the value, {@code null} if there is none
		 */
		void onValue(@Nullable T value);

		/**
		 * Take a failure, also one of going on.
		 * @param cause the failure
		 */
		void onFailure(Throwable cause);

	}

}

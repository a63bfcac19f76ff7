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

package io.centrifugo.engine.broker.redis.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open pub/sub connection.
 */
final class PubSubLink extends RedisPubSubAdapter<byte[], byte[]> {

	private static final Logger logger = LoggerFactory.getLogger(PubSubLink.class);

	/** Most names in one command. */
	static final int BATCH = 512;

	private final StatefulRedisPubSubConnection<byte[], byte[]> connection;

	private final PubSubSettings settings;

	private final PubSubProbe probe;

	private final AtomicInteger unconfirmed = new AtomicInteger();

	private volatile @Nullable CompletableFuture<Void> confirmed;

	private boolean closed;

	PubSubLink(StatefulRedisPubSubConnection<byte[], byte[]> connection, PubSubSettings settings, PubSubProbe probe) {
		this.connection = connection;
		this.settings = settings;
		this.probe = probe;
		connection.addListener(this);
	}

	boolean isOf(RedisChannelHandler<?, ?> handler) {
		return this.connection == handler;
	}

	@Override
	public void message(byte[] channel, byte[] message) {
		this.probe.heard();
		try {
			this.settings.receiver().onMessage(channel, message);
		}
		catch (RuntimeException ex) {
			logger.error("Cannot handle a message of {}", this.settings.name(), ex);
			this.settings.metrics().pubSubError("handle_message");
		}
	}

	/**
	 * Subscribe in batches, all of them under way at once. The client takes the first
	 * name that Redis confirms, whosever it is, for the answer to the command that waits:
	 * hence names are counted here, and nothing else may be subscribed before this has
	 * ended.
	 */
	CompletionStage<Void> subscribe(List<byte[]> channels) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		if (channels.isEmpty()) {
			done.complete(null);
			return done;
		}
		this.unconfirmed.set(channels.size());
		this.confirmed = done;
		for (byte[][] batch : batches(channels)) {
			this.connection.async().subscribe(batch).whenComplete((nothing, ex) -> {
				if (ex != null) {
					done.completeExceptionally(ex);
				}
			});
		}
		return done;
	}

	@Override
	public void subscribed(byte[] channel, long count) {
		CompletableFuture<Void> waiting = this.confirmed;
		if (waiting != null && this.unconfirmed.decrementAndGet() == 0) {
			this.confirmed = null;
			waiting.complete(null);
		}
	}

	CompletionStage<Void> unsubscribe(List<byte[]> channels) {
		List<CompletableFuture<Void>> batches = new ArrayList<>();
		for (byte[][] batch : batches(channels)) {
			batches.add(this.connection.async().unsubscribe(batch).toCompletableFuture());
		}
		return CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new));
	}

	private static List<byte[][]> batches(List<byte[]> channels) {
		List<byte[][]> batches = new ArrayList<>();
		for (int start = 0; start < channels.size(); start += BATCH) {
			int end = Math.min(channels.size(), start + BATCH);
			batches.add(channels.subList(start, end).toArray(byte[][]::new));
		}
		return batches;
	}

	/**
	 * Close; idempotent, on the loop's thread.
	 */
	void close() {
		if (!this.closed) {
			this.closed = true;
			this.connection.removeListener(this);
			this.connection.closeAsync();
		}
	}

}

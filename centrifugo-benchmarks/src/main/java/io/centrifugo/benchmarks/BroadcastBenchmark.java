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

package io.centrifugo.benchmarks;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.hub.PublicationBatch;
import io.centrifugo.engine.hub.SharedPush;
import io.centrifugo.engine.hub.Subscriber;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.transport.websocket.WebSocketForms;

/**
 * Fan-out of one publication to the subscribers of one event loop, up to the buffer that
 * each would write: hand-over to the loop, one encoding, a retained buffer for each. The
 * system call is not in it; the load runs have that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BroadcastBenchmark {

	private static final String CHANNEL = "news:sport";

	private static final int PATIENCE_SECONDS = 10;

	private static final Publication PUBLICATION = Publication.of(Payload.of("\"" + "x".repeat(126) + "\""));

	/** Subscribers of the channel. */
	@Param({ "1", "100", "5000" })
	public int subscribers;

	/** Publications that wait in the same turn of the loop. */
	@Param({ "1", "8" })
	public int queued;

	private final EventLoop loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()).next();

	private final Hub hub = new Hub(new MemoryBroker());

	private final Semaphore done = new Semaphore(0);

	/** Figures of the loop: written there only. */
	private final Figures figures = new Figures();

	@Setup(Level.Trial)
	public void setUp() throws Exception {
		this.loop.submit(() -> {
			for (int i = 0; i < this.subscribers; i++) {
				this.hub.add(new CountingSubscriber()).subscribe();
			}
		}).get();
	}

	/**
	 * Make sure that this benchmark measured what it says: every publication reached
	 * every subscriber, and those of a turn did so together.
	 */
	@TearDown(Level.Trial)
	public void tearDown() throws Exception {
		this.loop.submit(this::check).get();
		this.loop.parent().shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
	}

	private void check() {
		long deliveries = this.figures.turns * this.queued * this.subscribers;
		if (this.figures.turns == 0 || this.figures.delivered != deliveries
				|| this.figures.batches != this.figures.turns * this.subscribers || this.done.availablePermits() > 0) {
			throw new IllegalStateException("Measured something else: " + this.figures.delivered + " deliveries in "
					+ this.figures.batches + " batches instead of " + deliveries);
		}
	}

	@Benchmark
	public long broadcast() throws InterruptedException {
		this.loop.execute(this::publish);
		if (!this.done.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("Nothing was delivered");
		}
		return this.figures.bytes;
	}

	private void publish() {
		this.figures.turns++;
		for (int i = 0; i < this.queued; i++) {
			this.hub.onPublication(CHANNEL, PUBLICATION, StreamPosition.ZERO, false, null);
		}
	}

	private void delivered(ByteBuf joined, int count) {
		joined.retain().release();
		this.figures.bytes += joined.readableBytes();
		this.figures.delivered += count;
		this.figures.batches++;
		if (this.figures.batches == this.figures.turns * this.subscribers) {
			this.done.release();
		}
	}

	private static final class Figures {

		private long turns;

		private long batches;

		private long delivered;

		private long bytes;

	}

	private final class CountingSubscriber extends Subscriber {

		CountingSubscriber() {
			super(BroadcastBenchmark.this.loop, CHANNEL);
		}

		@Override
		protected void onPublications(PublicationBatch batch) {
			ByteBuf joined = batch.joined(WebSocketForms.PLAIN.json());
			if (joined != null) {
				delivered(joined, batch.size());
			}
		}

		@Override
		protected void onPresenceEvent(SharedPush push) {
		}

	}

}

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HubConcurrencyTests {

	private static final int LOOPS = 4;

	private static final int CHANNELS = 8;

	private static final int PUBLICATIONS = 2000;

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(LOOPS, LocalIoHandler.newFactory());

	private final Hub hub = new Hub(new ScriptedBroker(), Duration.ofMillis(1));

	private final RecordingForm recording = new RecordingForm();

	@AfterEach
	void stop() {
		this.group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	@Test
	void everyStayingSubscriberGetsEverythingInOrderWhileOthersComeAndGo() {
		List<CountingSubscriber> staying = new ArrayList<>();
		for (int i = 0; i < LOOPS * CHANNELS; i++) {
			CountingSubscriber subscriber = new CountingSubscriber(this.group.next(), channel(i / LOOPS));
			staying.add(subscriber);
			subscriber.loop().submit(() -> this.hub.add(subscriber).subscribe()).syncUninterruptibly();
		}
		List<Future<?>> churn = new ArrayList<>();
		this.group.forEach((executor) -> churn.add(churn((EventLoop) executor)));
		List<Thread> publishers = IntStream.range(0, CHANNELS).mapToObj(this::publisher).toList();
		publishers.forEach(Thread::start);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> staying.stream().allMatch((subscriber) -> subscriber.last == PUBLICATIONS));
		churn.forEach((task) -> task.cancel(false));
		assertThat(staying).noneMatch((subscriber) -> subscriber.outOfOrder);
		assertThat(this.hub.numDropped()).isZero();
		await().until(this.recording::allReleased);
		await().until(() -> this.hub.channels().size() == CHANNELS);
	}

	private Thread publisher(int number) {
		return new Thread(() -> {
			for (int offset = 1; offset <= PUBLICATIONS; offset++) {
				this.hub.onPublication(channel(number), Publication.of(Payload.of("x")),
						new StreamPosition(offset, "e"), false, null);
			}
		});
	}

	private Future<?> churn(EventLoop loop) {
		return loop.scheduleAtFixedRate(() -> {
			CountingSubscriber passing = new CountingSubscriber(loop,
					channel(ThreadLocalRandom.current().nextInt(CHANNELS + 2)));
			this.hub.add(passing).subscribe();
			loop.schedule(() -> this.hub.remove(passing), ThreadLocalRandom.current().nextInt(3000),
					TimeUnit.MICROSECONDS);
		}, 0, 100, TimeUnit.MICROSECONDS);
	}

	private static String channel(int number) {
		return "channel" + number;
	}

	private final class CountingSubscriber extends Subscriber {

		private volatile long last;

		private volatile boolean outOfOrder;

		CountingSubscriber(EventLoop loop, String channel) {
			super(loop, channel);
		}

		@Override
		protected void onPublications(PublicationBatch batch) {
			if (this.last != 0 && (!batch.positioned() || batch.firstOffset() != this.last + 1)) {
				this.outOfOrder = true;
			}
			this.last = batch.lastOffset();
			assertThat(batch.joined(HubConcurrencyTests.this.recording.form())).isNotNull();
		}

		@Override
		protected void onPresenceEvent(SharedPush push) {
			throw new UnsupportedOperationException();
		}

	}

}

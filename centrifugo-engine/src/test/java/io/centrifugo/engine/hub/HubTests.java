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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HubTests {

	private static final Duration LINGER = Duration.ofMillis(200);

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());

	private final EventLoop loop = this.group.next();

	private final EventLoop otherLoop = this.group.next();

	private final ScriptedBroker broker = new ScriptedBroker();

	private final Hub hub = new Hub(this.broker, LINGER);

	private final RecordingForm recording = new RecordingForm();

	@AfterEach
	void stop() {
		this.group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	@Test
	void deliversInOrderToSubscribersOfEveryLoop() {
		RecordingSubscriber first = add(this.loop, "news");
		RecordingSubscriber second = add(this.otherLoop, "news");
		RecordingSubscriber other = add(this.loop, "sport");
		for (int i = 1; i <= 5; i++) {
			publish("news", i);
		}
		await().untilAsserted(() -> {
			assertThat(first.text()).isEqualTo("1;2;3;4;5;");
			assertThat(second.text()).isEqualTo("1;2;3;4;5;");
		});
		assertThat(other.received).isEmpty();
	}

	@Test
	void encodesOnceForAllLoops() {
		List<RecordingSubscriber> subscribers = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			subscribers.add(add((i % 2 == 0) ? this.loop : this.otherLoop, "news"));
		}
		publish("news", 1);
		await().untilAsserted(() -> assertThat(subscribers).allMatch((subscriber) -> subscriber.text().equals("1;")));
		assertThat(this.recording.numEncoded()).isEqualTo(1);
		await().until(this.recording::allReleased);
	}

	@Test
	void joinsWhatWaitsInOneTurn() {
		RecordingSubscriber subscriber = add(this.loop, "news");
		onLoop(this.loop, () -> {
			publish("news", 1);
			publish("news", 2);
			publish("news", 3);
		});
		await().untilAsserted(() -> assertThat(subscriber.received).containsExactly("1;2;3;"));
		await().until(this.recording::allReleased);
	}

	@Test
	void tellsWhetherABatchIsConsecutive() {
		List<String> seen = new CopyOnWriteArrayList<>();
		addSubscriber(new RecordingSubscriber(this.loop, "news", this.recording.form()) {

			@Override
			protected void onPublications(PublicationBatch batch) {
				seen.add(batch.positioned() + " " + batch.firstOffset() + "-" + batch.lastOffset() + batch.epoch());
			}

		});
		publishTogether(position(4, "a"), position(5, "a"));
		await().until(() -> seen.size() == 1);
		publishTogether(position(6, "a"), position(8, "a"));
		await().until(() -> seen.size() == 2);
		publishTogether(position(9, "a"), position(10, "b"));
		await().until(() -> seen.size() == 3);
		publishTogether(StreamPosition.ZERO, StreamPosition.ZERO);
		await().until(() -> seen.size() == 4);
		assertThat(seen).containsExactly("true 4-5a", "false 6-8a", "false 9-10b", "false 0-0");
	}

	@Test
	void keepsPresenceEventsInOrderWithPublications() {
		RecordingSubscriber subscriber = add(this.loop, "news");
		onLoop(this.loop, () -> {
			publish("news", 1);
			this.hub.onJoin("news", new ClientInfo("u", "c"));
			publish("news", 2);
			this.hub.onLeave("news", new ClientInfo("u", "c"));
		});
		await().untilAsserted(() -> assertThat(subscriber.text()).isEqualTo("1;join;2;leave;"));
		await().until(this.recording::allReleased);
	}

	@Test
	void tellsSubscribersThatTheEncodingCannotCarryAPublication() {
		RecordingSubscriber subscriber = add(this.loop, "news");
		onLoop(this.loop, () -> {
			publish("news", 1);
			this.hub.onPublication("news", Publication.of(Payload.of("binary")), StreamPosition.ZERO, false, null);
		});
		await().untilAsserted(() -> assertThat(subscriber.received).containsExactly("3506"));
		await().until(this.recording::allReleased);
	}

	@Test
	void removedSubscriberGetsNothingMore() {
		RecordingSubscriber stays = add(this.loop, "news");
		RecordingSubscriber leaves = add(this.loop, "news");
		onLoop(this.loop, () -> this.hub.remove(leaves));
		publish("news", 1);
		await().untilAsserted(() -> assertThat(stays.text()).isEqualTo("1;"));
		assertThat(leaves.received).isEmpty();
		assertThat(leaves.added()).isFalse();
		assertThat(this.hub.numSubscribers("news")).isEqualTo(1);
	}

	@Test
	void subscribersMayLeaveAndComeDuringDelivery() {
		RecordingSubscriber last = new RecordingSubscriber(this.loop, "news", this.recording.form());
		RecordingSubscriber late = new RecordingSubscriber(this.loop, "news", this.recording.form());
		RecordingSubscriber leaver = new RecordingSubscriber(this.loop, "news", this.recording.form()) {

			@Override
			protected void onPublications(PublicationBatch batch) {
				super.onPublications(batch);
				HubTests.this.hub.remove(this);
				HubTests.this.hub.remove(last);
				HubTests.this.hub.add(late).subscribe();
			}

		};
		RecordingSubscriber before = add(this.loop, "news");
		addSubscriber(leaver);
		RecordingSubscriber between = add(this.loop, "news");
		addSubscriber(last);
		publish("news", 1);
		await().untilAsserted(() -> assertThat(between.text()).isEqualTo("1;"));
		publish("news", 2);
		await().untilAsserted(() -> assertThat(late.text()).isEqualTo("2;"));
		assertThat(before.text()).isEqualTo("1;2;");
		assertThat(between.text()).isEqualTo("1;2;");
		assertThat(leaver.text()).isEqualTo("1;");
		assertThat(last.text()).isEmpty();
	}

	@Test
	void failingSubscriberDoesNotDisturbOthers() {
		addSubscriber(new RecordingSubscriber(this.loop, "news", this.recording.form()) {

			@Override
			protected void onPublications(PublicationBatch batch) {
				throw new IllegalStateException("expected by the test");
			}

		});
		RecordingSubscriber other = add(this.loop, "news");
		publish("news", 1);
		await().untilAsserted(() -> assertThat(other.text()).isEqualTo("1;"));
		await().until(this.recording::allReleased);
	}

	@Test
	void sharesTheNameOfAChannel() {
		RecordingSubscriber first = add(this.loop, new StringBuilder("news").toString());
		RecordingSubscriber second = add(this.otherLoop, new StringBuilder("news").toString());
		assertThat(first.channel()).isSameAs(second.channel());
	}

	@Test
	void countsSubscribersAndChannels() {
		add(this.loop, "news");
		add(this.otherLoop, "news");
		add(this.loop, "sport");
		assertThat(this.hub.numSubscribers("news")).isEqualTo(2);
		assertThat(this.hub.numSubscribers("none")).isZero();
		assertThat(this.hub.numSubscriptions()).isEqualTo(3);
		assertThat(this.hub.numChannels()).isEqualTo(2);
		assertThat(this.hub.channels()).containsExactlyInAnyOrder("news", "sport");
	}

	@Test
	void dropsWhatALoopCannotHold() {
		add(this.loop, "news");
		Publication large = Publication.of(Payload.of(new byte[1024 * 1024]));
		onLoop(this.loop, () -> {
			for (int i = 0; i < 70; i++) {
				this.hub.onPublication("news", large, StreamPosition.ZERO, false, null);
			}
		});
		assertThat(this.hub.numDropped()).isBetween(6L, 8L);
		await().until(this.recording::allReleased);
	}

	private RecordingSubscriber add(EventLoop onLoop, String channel) {
		return addSubscriber(new RecordingSubscriber(onLoop, channel, this.recording.form()));
	}

	private RecordingSubscriber addSubscriber(RecordingSubscriber subscriber) {
		Sinks.Empty<Void> added = Sinks.empty();
		onLoop(subscriber.loop(),
				() -> this.hub.add(subscriber).subscribe(null, added::tryEmitError, added::tryEmitEmpty));
		added.asMono().block(Duration.ofSeconds(5));
		return subscriber;
	}

	private void publishTogether(StreamPosition... positions) {
		onLoop(this.loop, () -> {
			for (StreamPosition position : positions) {
				this.hub.onPublication("news", Publication.of(Payload.of("x")), position, false, null);
			}
		});
	}

	private void publish(String channel, int number) {
		this.hub.onPublication(channel, Publication.of(Payload.of(Integer.toString(number))), position(number, "e"),
				false, null);
	}

	private static StreamPosition position(long offset, String epoch) {
		return new StreamPosition(offset, epoch);
	}

	private static void onLoop(EventLoop loop, Runnable task) {
		loop.submit(task).syncUninterruptibly();
	}

}

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.testkit.VirtualLoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BrokerSubscriptionsTests {

	private static final Duration LINGER = Duration.ofMillis(200);

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());

	private final EventLoop loop = this.group.next();

	private final EventLoop otherLoop = this.group.next();

	private final ScriptedBroker broker = new ScriptedBroker();

	private final Hub hub = new Hub(this.broker, LINGER);

	private final RecordingForm recording = new RecordingForm();

	private final List<String> outcomes = new CopyOnWriteArrayList<>();

	@AfterEach
	void stop() {
		this.group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	@Test
	void waitsForTheBrokerAndDeliversMeanwhile() {
		Sinks.Empty<Void> answer = answerLater();
		RecordingSubscriber first = add(this.loop, "news");
		RecordingSubscriber second = add(this.otherLoop, "news");
		await().until(() -> !this.broker.calls.isEmpty());
		assertThat(this.outcomes).isEmpty();
		this.hub.onPublication("news", Publication.of(Payload.of("1")), StreamPosition.ZERO, false, null);
		await().until(() -> first.text().equals("1;") && second.text().equals("1;"));
		answer.tryEmitEmpty();
		await().untilAsserted(() -> assertThat(this.outcomes).containsExactly("ok news", "ok news"));
		assertThat(this.broker.calls).containsExactly("+news");
	}

	@Test
	void laterSubscribersNeedNoBroker() {
		add(this.loop, "news");
		await().until(() -> this.outcomes.size() == 1);
		onLoop(this.otherLoop, () -> {
			addHere(new RecordingSubscriber(this.otherLoop, "news", this.recording.form()));
			assertThat(this.outcomes).hasSize(2);
		});
		assertThat(this.broker.calls).containsExactly("+news");
	}

	@Test
	void asksForAllChannelsOfATurnAtOnce() {
		onLoop(this.loop, () -> {
			for (String channel : List.of("a", "b", "c")) {
				addHere(new RecordingSubscriber(this.loop, channel, this.recording.form()));
			}
		});
		await().untilAsserted(() -> assertThat(this.outcomes).containsExactly("ok a", "ok b", "ok c"));
		assertThat(this.broker.calls).containsExactly("+a,b,c");
	}

	@Test
	void refusalRemovesThoseWhoWaited() {
		this.broker.answers.add(Mono.error(new IllegalStateException("away")));
		RecordingSubscriber subscriber = add(this.loop, "news");
		await().untilAsserted(() -> assertThat(this.outcomes).containsExactly("away news"));
		assertThat(subscriber.added()).isFalse();
		assertThat(this.hub.numSubscriptions()).isZero();
		assertThat(this.hub.channels()).isEmpty();
		add(this.loop, "news");
		await().untilAsserted(() -> assertThat(this.outcomes).containsExactly("away news", "ok news"));
	}

	@Test
	void brokerThatThrowsCountsAsRefusal() {
		this.broker.answers.add(Mono.defer(() -> {
			throw new IllegalStateException("broken");
		}));
		add(this.loop, "news");
		await().untilAsserted(() -> assertThat(this.outcomes).containsExactly("broken news"));
	}

	@Test
	void letsGoSomeTimeAfterTheLastSubscriber() {
		RecordingSubscriber first = add(this.loop, "news");
		RecordingSubscriber second = add(this.otherLoop, "news");
		await().until(() -> this.outcomes.size() == 2);
		remove(first);
		remove(second);
		long left = System.nanoTime();
		await().untilAsserted(() -> assertThat(this.broker.calls).containsExactly("+news", "-news"));
		assertThat(System.nanoTime() - left).isGreaterThan(LINGER.toNanos() / 2);
	}

	@Test
	void letsEachChannelGoInItsTime() {
		VirtualLoop virtual = new VirtualLoop();
		for (String channel : List.of("a", "b", "c")) {
			this.hub.remove(add(virtual, channel));
			virtual.advance(LINGER);
		}
		assertThat(this.broker.calls).containsExactly("+a", "+b", "-a", "+c", "-b");
		virtual.advance(LINGER);
		assertThat(this.broker.calls).containsExactly("+a", "+b", "-a", "+c", "-b", "-c");
	}

	@Test
	void letsChannelsOfATurnGoAtOnce() {
		VirtualLoop virtual = new VirtualLoop();
		for (String channel : List.of("a", "b", "c")) {
			this.hub.remove(add(virtual, channel));
		}
		virtual.advance(LINGER.multipliedBy(2));
		assertThat(this.broker.calls).containsExactly("+a", "+b", "+c", "-a,b,c");
	}

	@Test
	void comingBackSoonAsksNothing() {
		VirtualLoop here = new VirtualLoop();
		VirtualLoop there = new VirtualLoop();
		this.hub.remove(add(here, "news"));
		here.advance(LINGER.dividedBy(2));
		RecordingSubscriber second = add(there, "news");
		this.hub.remove(add(here, "sport"));
		here.advance(LINGER.multipliedBy(3));
		assertThat(this.broker.calls).containsExactly("+news", "+sport", "-sport");
		this.hub.remove(second);
		there.advance(LINGER.multipliedBy(3));
		assertThat(this.broker.calls).containsExactly("+news", "+sport", "-sport", "-news");
	}

	@Test
	void comingBackWhileUnsubscribingSubscribesAnew() {
		RecordingSubscriber first = add(this.loop, "news");
		await().until(() -> this.outcomes.size() == 1);
		Sinks.Empty<Void> answer = answerLater();
		remove(first);
		await().until(() -> this.broker.calls.contains("-news"));
		add(this.otherLoop, "news");
		assertThat(this.outcomes).hasSize(1);
		answer.tryEmitEmpty();
		await().until(() -> this.outcomes.size() == 2);
		assertThat(this.broker.calls).containsExactly("+news", "-news", "+news");
	}

	@Test
	void triesAFailedUnsubscribeAgain() {
		RecordingSubscriber first = add(this.loop, "news");
		await().until(() -> this.outcomes.size() == 1);
		this.broker.answers.add(Mono.error(new IllegalStateException("away")));
		remove(first);
		await().untilAsserted(() -> assertThat(this.broker.calls).containsExactly("+news", "-news", "-news"));
	}

	@Test
	void leavingWhileSubscribingLetsGoLater() {
		Sinks.Empty<Void> answer = answerLater();
		RecordingSubscriber subscriber = add(this.loop, "news");
		remove(subscriber);
		answer.tryEmitEmpty();
		await().untilAsserted(() -> assertThat(this.broker.calls).containsExactly("+news", "-news"));
	}

	private Sinks.Empty<Void> answerLater() {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.broker.answers.add(answer.asMono());
		return answer;
	}

	private RecordingSubscriber add(EventLoop onLoop, String channel) {
		RecordingSubscriber subscriber = new RecordingSubscriber(onLoop, channel, this.recording.form());
		onLoop(onLoop, () -> addHere(subscriber));
		return subscriber;
	}

	private RecordingSubscriber add(VirtualLoop onLoop, String channel) {
		RecordingSubscriber subscriber = new RecordingSubscriber(onLoop.eventLoop(), channel, this.recording.form());
		addHere(subscriber);
		onLoop.run();
		return subscriber;
	}

	private void addHere(RecordingSubscriber subscriber) {
		this.hub.add(subscriber).subscribe(null, (ex) -> {
			assertThat(subscriber.loop().inEventLoop()).isTrue();
			this.outcomes.add(ex.getMessage() + " " + subscriber.channel());
		}, () -> {
			assertThat(subscriber.loop().inEventLoop()).isTrue();
			this.outcomes.add("ok " + subscriber.channel());
		});
	}

	private void remove(RecordingSubscriber subscriber) {
		onLoop(subscriber.loop(), () -> this.hub.remove(subscriber));
	}

	private static void onLoop(EventLoop loop, Runnable task) {
		loop.submit(task).syncUninterruptibly();
	}

}

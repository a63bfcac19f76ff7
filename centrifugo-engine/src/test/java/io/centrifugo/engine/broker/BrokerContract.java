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

package io.centrifugo.engine.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What every broker with history does. Channels have new names in each test, so that one
 * backend serves all of them.
 */
public abstract class BrokerContract {

	private static final HistoryOptions FIVE = new HistoryOptions(5, Duration.ofMinutes(1), Duration.ofHours(1));

	protected static final HistoryFilter ALL = new HistoryFilter(null, HistoryFilter.NO_LIMIT, false);

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private String channel = "";

	/**
	 * Return a broker that was started with {@link #events()}.
	 */
	protected abstract Broker broker();

	protected abstract RecordedEvents events();

	@BeforeEach
	void subscribe() {
		this.channel = "news:" + UUID.randomUUID();
		broker().subscribe(List.of(this.channel)).block(LIMIT);
	}

	@Test
	protected void publicationWithoutHistoryHasNoPosition() {
		PublishResult result = publish("\"a\"", PublishOptions.NONE);
		assertThat(result).isEqualTo(PublishResult.NO_POSITION);
		RecordedEvents.Event event = received(1).get(0);
		assertThat(event.text()).isEqualTo("\"a\"");
		assertThat(event.position()).isEqualTo(StreamPosition.ZERO);
		assertThat(event.published().offset()).isZero();
		assertThat(event.published().time()).isPositive();
		assertThat(history(ALL).publications()).isEmpty();
	}

	@Test
	void historyWithoutLifetimeIsNoHistory() {
		HistoryOptions noTtl = new HistoryOptions(5, Duration.ZERO, Duration.ofHours(1));
		assertThat(publish("\"a\"", PublishOptions.withHistory(noTtl))).isEqualTo(PublishResult.NO_POSITION);
	}

	@Test
	void offsetsGrowByOneWithinAnEpoch() {
		List<PublishResult> results = IntStream.range(0, 3).mapToObj((i) -> publish("" + i)).toList();
		assertThat(results).extracting((result) -> result.position().offset()).containsExactly(1L, 2L, 3L);
		String epoch = results.get(0).position().epoch();
		assertThat(epoch).isNotEmpty().doesNotContain(":");
		assertThat(results).allMatch((result) -> result.position().epoch().equals(epoch));
		List<RecordedEvents.Event> events = received(3);
		assertThat(events).extracting(RecordedEvents.Event::position)
			.containsExactlyElementsOf(results.stream().map(PublishResult::position).toList());
		assertThat(events).extracting(RecordedEvents.Event::text).containsExactly("0", "1", "2");
	}

	@Test
	void historyKeepsTheLastPublications() {
		IntStream.rangeClosed(1, 8).forEach((i) -> publish("" + i));
		History history = history(ALL);
		assertThat(history.position().offset()).isEqualTo(8);
		assertThat(offsets(history)).containsExactly(4L, 5L, 6L, 7L, 8L);
		assertThat(history.publications()).extracting((publication) -> text(publication))
			.containsExactly("4", "5", "6", "7", "8");
	}

	@Test
	void historyIsReadInParts() {
		IntStream.rangeClosed(1, 8).forEach((i) -> publish("" + i));
		String epoch = history(HistoryFilter.POSITION_ONLY).position().epoch();
		assertThat(offsets(history(HistoryFilter.POSITION_ONLY))).isEmpty();
		assertThat(offsets(history(null, 2, false))).containsExactly(4L, 5L);
		assertThat(offsets(history(null, 2, true))).containsExactly(8L, 7L);
		assertThat(offsets(history(null, -1, true))).containsExactly(8L, 7L, 6L, 5L, 4L);
		assertThat(offsets(history(new StreamPosition(5, epoch), -1, false))).containsExactly(6L, 7L, 8L);
		assertThat(offsets(history(new StreamPosition(5, epoch), 1, false))).containsExactly(6L);
		assertThat(offsets(history(new StreamPosition(1, epoch), -1, false))).containsExactly(4L, 5L, 6L, 7L, 8L);
		assertThat(offsets(history(new StreamPosition(8, epoch), -1, false))).isEmpty();
		assertThat(offsets(history(new StreamPosition(20, epoch), -1, false))).isEmpty();
		assertThat(offsets(history(new StreamPosition(7, epoch), 2, true))).containsExactly(6L, 5L);
		assertThat(offsets(history(new StreamPosition(1, epoch), 2, true))).isEmpty();
	}

	@Test
	void readingAnUnknownChannelMakesItsPosition() {
		StreamPosition first = history(HistoryFilter.POSITION_ONLY).position();
		assertThat(first.offset()).isZero();
		assertThat(first.epoch()).isNotEmpty();
		assertThat(history(ALL).position()).isEqualTo(first);
		assertThat(publish("1").position()).isEqualTo(new StreamPosition(1, first.epoch()));
	}

	@Test
	void removedHistoryKeepsItsPosition() {
		StreamPosition top = publish("1").position();
		broker().removeHistory(this.channel).block(LIMIT);
		assertThat(history(ALL).publications()).isEmpty();
		assertThat(history(ALL).position()).isEqualTo(top);
		assertThat(publish("2").position().offset()).isEqualTo(2);
		assertThat(offsets(history(ALL))).containsExactly(2L);
	}

	@Test
	void everythingAboutAPublicationIsKept() {
		ClientInfo info = new ClientInfo("u1", "c1", Payload.of("{\"a\": 1}"), Payload.of("{\"b\": 2}"));
		Map<String, String> tags = Map.of("k", "v", "x", "");
		publish("{\"n\": 1}", new PublishOptions(FIVE, info, tags, "", Duration.ofMinutes(5), false, 0, ""));
		Publication received = received(1).get(0).published();
		Publication stored = history(ALL).publications().get(0);
		for (Publication publication : List.of(received, stored)) {
			assertThat(text(publication)).isEqualTo("{\"n\": 1}");
			assertThat(publication.info()).isEqualTo(info);
			assertThat(publication.tags()).isEqualTo(tags);
		}
		assertThat(stored.offset()).isEqualTo(1);
	}

	@Test
	void repeatedIdempotencyKeyPublishesNothing() {
		PublishOptions options = idempotent("k1", FIVE);
		PublishResult first = publish("1", options);
		publish("2");
		PublishResult repeated = publish("3", options);
		assertThat(repeated).isEqualTo(new PublishResult(first.position(), "idempotency"));
		assertThat(publish("4", idempotent("k2", FIVE)).position().offset()).isEqualTo(3);
		assertThat(received(3)).extracting(RecordedEvents.Event::text).containsExactly("1", "2", "4");
	}

	@Test
	void repeatedIdempotencyKeyPublishesNothingWithoutHistoryEither() {
		PublishOptions options = idempotent("k1", HistoryOptions.NONE);
		assertThat(publish("1", options).suppressed()).isEmpty();
		assertThat(publish("2", options)).isEqualTo(new PublishResult(StreamPosition.ZERO, "idempotency"));
		publish("3", PublishOptions.NONE);
		assertThat(received(2)).extracting(RecordedEvents.Event::text).containsExactly("1", "3");
	}

	@Test
	void olderVersionsAreDropped() {
		assertThat(publish("1", version(5, "")).position().offset()).isEqualTo(1);
		assertThat(publish("2", version(5, "")).suppressed()).isEqualTo("version");
		PublishResult older = publish("3", version(4, ""));
		assertThat(older.suppressed()).isEqualTo("version");
		assertThat(older.position().offset()).isEqualTo(1);
		assertThat(publish("4", version(6, "")).position().offset()).isEqualTo(2);
	}

	@Test
	void versionsCompareWithinTheirEpoch() {
		publish("1", version(5, "a"));
		assertThat(publish("2", version(5, "a")).suppressed()).isEqualTo("version");
		assertThat(publish("3", version(4, "")).suppressed()).isEqualTo("version");
		assertThat(publish("4", version(1, "b")).suppressed()).isEmpty();
		assertThat(publish("5", version(1, "b")).suppressed()).isEqualTo("version");
	}

	@Test
	void publicationWithoutVersionLeavesTheVersionAlone() {
		publish("1", version(5, ""));
		publish("2");
		assertThat(publish("3", version(5, "")).suppressed()).isEqualTo("version");
	}

	@Test
	protected void deltaBringsThePublicationBefore() {
		PublishOptions delta = new PublishOptions(FIVE, null, Map.of(), "", Duration.ofMinutes(5), true, 0, "");
		publish("1", delta);
		publish("2", delta);
		publish("3");
		List<RecordedEvents.Event> events = received(3);
		assertThat(events.get(0).delta()).isTrue();
		assertThat(events.get(0).previous()).isNull();
		assertThat(events.get(1).delta()).isTrue();
		assertThat(text(events.get(1).previous())).isEqualTo("1");
		assertThat(events.get(1).text()).isEqualTo("2");
		assertThat(events.get(2).delta()).isFalse();
		assertThat(events.get(2).previous()).isNull();
	}

	@Test
	protected void deltaWithoutHistoryIsStillMarked() {
		publish("1", new PublishOptions(HistoryOptions.NONE, null, Map.of(), "", Duration.ofMinutes(5), true, 0, ""));
		assertThat(received(1).get(0).delta()).isTrue();
		assertThat(received(1).get(0).previous()).isNull();
	}

	@Test
	void joinsAndLeavesArrive() {
		ClientInfo info = new ClientInfo("u1", "c1", Payload.of("{}"), Payload.EMPTY);
		broker().publishJoin(this.channel, info).block(LIMIT);
		broker().publishLeave(this.channel, info).block(LIMIT);
		List<RecordedEvents.Event> events = received(2);
		assertThat(events).extracting(RecordedEvents.Event::kind).containsExactly("join", "leave");
		assertThat(events).extracting(RecordedEvents.Event::info).containsExactly(info, info);
	}

	@Test
	protected void binaryDataIsUntouched() {
		byte[] bytes = new byte[256];
		IntStream.range(0, 256).forEach((i) -> bytes[i] = (byte) i);
		broker().publish(this.channel, Payload.of(bytes), PublishOptions.withHistory(FIVE)).block(LIMIT);
		assertThat(received(1).get(0).published().data().bytes()).isEqualTo(bytes);
		assertThat(history(ALL).publications().get(0).data().bytes()).isEqualTo(bytes);
	}

	@Test
	void concurrentPublishersArriveInTheOrderOfOffsets() {
		int count = 500;
		Flux.range(0, count)
			.flatMap(
					(i) -> Mono.defer(
							() -> broker().publish(this.channel, Payload.of("" + i), PublishOptions.withHistory(FIVE))),
					64)
			.blockLast(LIMIT);
		assertThat(received(count)).extracting((event) -> event.published().offset())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList());
	}

	@Test
	void nothingHappensBeforeSubscription() {
		broker().publish(this.channel, Payload.of("1"), PublishOptions.withHistory(FIVE));
		assertThat(history(ALL).position().offset()).isZero();
	}

	private PublishResult publish(String data) {
		return publish(data, PublishOptions.withHistory(FIVE));
	}

	private PublishResult publish(String data, PublishOptions options) {
		PublishResult result = broker().publish(this.channel, Payload.of(data), options).block(LIMIT);
		assertThat(result).isNotNull();
		return result;
	}

	private History history(@Nullable StreamPosition since, int limit, boolean reverse) {
		return history(new HistoryFilter(since, limit, reverse));
	}

	private History history(HistoryFilter filter) {
		History history = broker().history(this.channel, filter, Duration.ofHours(1)).block(LIMIT);
		assertThat(history).isNotNull();
		return history;
	}

	private List<RecordedEvents.Event> received(int count) {
		await().atMost(LIMIT).until(() -> events().of(this.channel).size() >= count);
		assertThat(events().of(this.channel)).hasSize(count);
		return events().of(this.channel);
	}

	private static List<Long> offsets(History history) {
		return history.publications().stream().map(Publication::offset).toList();
	}

	private static String text(@Nullable Publication publication) {
		assertThat(publication).isNotNull();
		return new String(publication.data().bytes(), StandardCharsets.UTF_8);
	}

	private static PublishOptions idempotent(String key, HistoryOptions history) {
		return new PublishOptions(history, null, Map.of(), key, Duration.ofMinutes(5), false, 0, "");
	}

	private static PublishOptions version(long version, String epoch) {
		return new PublishOptions(FIVE, null, Map.of(), "", Duration.ofMinutes(5), false, version, epoch);
	}

}

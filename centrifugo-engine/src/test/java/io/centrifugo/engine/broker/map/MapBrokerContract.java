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

package io.centrifugo.engine.broker.map;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.History;
import io.centrifugo.engine.broker.HistoryFilter;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.broker.map.MapUpdateResult.Suppression;
import io.centrifugo.engine.broker.map.WriteCondition.KeyMode;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What every map broker does. Channels have new names in each test, so that one backend
 * serves all of them.
 */
public abstract class MapBrokerContract {

	/** Life of keys in {@code recoverable} and {@code ephemeral} channels. */
	protected static final Duration KEY_TTL = Duration.ofSeconds(1);

	/** How channels keep state, by the first word of their names. */
	protected static final MapChannels CHANNELS = (channel) -> switch (channel.substring(0, channel.indexOf(':'))) {
		case "persistent" -> new MapSettings(true, Duration.ZERO, 5, Duration.ofMinutes(1), Duration.ZERO);
		case "recoverable" -> new MapSettings(true, KEY_TTL, 5, Duration.ofMinutes(1), Duration.ofMinutes(10));
		case "ephemeral" -> new MapSettings(false, KEY_TTL, 0, Duration.ZERO, Duration.ZERO);
		default -> throw new IllegalArgumentException(channel);
	};

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final String id = UUID.randomUUID().toString();

	protected final String persistent = "persistent:" + this.id;

	protected final String recoverable = "recoverable:" + this.id;

	protected final String ephemeral = "ephemeral:" + this.id;

	/**
	 * Return a broker that was started with {@link #events()} and {@link #CHANNELS}.
	 */
	protected abstract MapBroker broker();

	protected abstract RecordedEvents events();

	/**
	 * Let time pass for keys.
	 */
	protected abstract void elapse(Duration time);

	@BeforeEach
	void subscribe() {
		broker().subscribe(List.of(this.persistent, this.recoverable, this.ephemeral)).block(LIMIT);
	}

	@Test
	void writesHaveConsecutiveOffsets() {
		List<StreamPosition> positions = IntStream.rangeClosed(1, 3)
			.mapToObj((i) -> write(this.persistent, "k" + i, "" + i).position())
			.toList();
		assertThat(positions).extracting(StreamPosition::offset).containsExactly(1L, 2L, 3L);
		String epoch = positions.get(0).epoch();
		assertThat(epoch).isNotEmpty().doesNotContain(":");
		assertThat(positions).allMatch((position) -> position.epoch().equals(epoch));
		List<RecordedEvents.Event> events = received(this.persistent, 3);
		assertThat(events).extracting(RecordedEvents.Event::position).containsExactlyElementsOf(positions);
		assertThat(events).extracting(RecordedEvents.Event::text).containsExactly("1", "2", "3");
		assertThat(events).extracting((event) -> event.published().key()).containsExactly("k1", "k2", "k3");
	}

	@Test
	void stateHasTheLastWriteOfEachKey() {
		write(this.persistent, "b", "1");
		write(this.persistent, "a", "2");
		write(this.persistent, "b", "3");
		MapState state = state(this.persistent, MapStateFilter.ALL);
		assertThat(state.position().offset()).isEqualTo(3);
		assertThat(state.cursor()).isEmpty();
		assertThat(described(state.entries())).containsExactlyInAnyOrder("a=2@2", "b=3@3");
		assertThat(broker().size(this.persistent).block(LIMIT)).isEqualTo(2);
	}

	@Test
	void writesKeepTagsAndClient() {
		ClientInfo client = new ClientInfo("u", "c", json("{\"a\":1}"), Payload.EMPTY);
		update(broker().publish(this.persistent, "k", json("1"),
				new MapPublishOptions(client, Map.of("t", "x"), false, Idempotency.NONE, WriteCondition.NONE)));
		Publication entry = state(this.persistent, MapStateFilter.key("k")).entries().get(0);
		assertThat(entry.tags()).containsExactly(Map.entry("t", "x"));
		assertThat(entry.info()).isEqualTo(client);
		Publication event = received(this.persistent, 1).get(0).published();
		assertThat(event.tags()).containsExactly(Map.entry("t", "x"));
		assertThat(event.info()).isEqualTo(client);
		assertThat(event.time()).isPositive();
	}

	@Test
	void stateIsReadInPages() {
		IntStream.rangeClosed(1, 25).forEach((i) -> write(this.persistent, "key" + i, "" + i));
		List<Publication> read = new ArrayList<>();
		String cursor = "";
		StreamPosition first = state(this.persistent, new MapStateFilter(null, "", 0, "")).position();
		do {
			MapState page = state(this.persistent, new MapStateFilter(first, cursor, 10, ""));
			assertThat(page.position()).isEqualTo(first);
			read.addAll(page.entries());
			cursor = page.cursor();
		}
		while (!cursor.isEmpty());
		assertThat(read).extracting(Publication::key)
			.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 25).mapToObj((i) -> "key" + i).toList());
	}

	@Test
	void positionAloneHasNoEntries() {
		write(this.persistent, "k", "1");
		MapState state = state(this.persistent, new MapStateFilter(null, "", 0, ""));
		assertThat(state.entries()).isEmpty();
		assertThat(state.cursor()).isEmpty();
		assertThat(state.position().offset()).isEqualTo(1);
	}

	@Test
	void oneKeyIsReadAlone() {
		write(this.persistent, "a", "1");
		write(this.persistent, "b", "2");
		assertThat(described(state(this.persistent, MapStateFilter.key("b")).entries())).containsExactly("b=2@2");
		assertThat(state(this.persistent, MapStateFilter.key("c")).entries()).isEmpty();
	}

	@Test
	void removalIsAChange() {
		update(broker().publish(this.persistent, "k", json("1"),
				new MapPublishOptions(null, Map.of("t", "x"), false, Idempotency.NONE, WriteCondition.NONE)));
		MapUpdateResult result = remove(this.persistent, "k");
		assertThat(result.suppressed()).isFalse();
		assertThat(result.position().offset()).isEqualTo(2);
		assertThat(state(this.persistent, MapStateFilter.ALL).entries()).isEmpty();
		Publication event = received(this.persistent, 2).get(1).published();
		assertRemoval(event, "k");
		assertThat(event.tags()).containsExactly(Map.entry("t", "x"));
		Publication change = stream(this.persistent, null, -1).publications().get(1);
		assertRemoval(change, "k");
		assertThat(change.offset()).isEqualTo(2);
	}

	@Test
	void removalOfAnAbsentKeyIsNone() {
		assertThat(remove(this.persistent, "k").suppression()).isEqualTo(Suppression.KEY_NOT_FOUND);
		StreamPosition top = write(this.persistent, "other", "1").position();
		assertThat(remove(this.persistent, "k")).isEqualTo(new MapUpdateResult(top, Suppression.KEY_NOT_FOUND));
		assertThat(remove(this.ephemeral, "k").suppression()).isEqualTo(Suppression.KEY_NOT_FOUND);
		assertThat(received(this.persistent, 1)).hasSize(1);
	}

	@Test
	void streamKeepsTheLastChanges() {
		IntStream.rangeClosed(1, 8).forEach((i) -> write(this.persistent, "k" + (i % 2), "" + i));
		History history = stream(this.persistent, null, -1);
		assertThat(history.position().offset()).isEqualTo(8);
		assertThat(described(history.publications())).containsExactly("k0=4@4", "k1=5@5", "k0=6@6", "k1=7@7", "k0=8@8");
	}

	@Test
	void streamIsReadInParts() {
		IntStream.rangeClosed(1, 5).forEach((i) -> write(this.persistent, "k", "" + i));
		String epoch = stream(this.persistent, null, 0).position().epoch();
		assertThat(stream(this.persistent, null, 0).publications()).isEmpty();
		assertThat(offsets(stream(this.persistent, new StreamPosition(2, epoch), -1))).containsExactly(3L, 4L, 5L);
		assertThat(offsets(stream(this.persistent, new StreamPosition(2, epoch), 2))).containsExactly(3L, 4L);
		assertThat(offsets(stream(this.persistent, new StreamPosition(5, epoch), -1))).isEmpty();
		assertThat(offsets(read(this.persistent, new HistoryFilter(null, 2, true)))).containsExactly(5L, 4L);
	}

	@Test
	void whenEpochIsAnotherThenReadsFail() {
		write(this.persistent, "k", "1");
		StreamPosition other = new StreamPosition(1, "other");
		assertUnrecoverable(broker().readState(this.persistent, new MapStateFilter(other, "", 10, "")));
		assertUnrecoverable(broker().readStream(this.persistent, new HistoryFilter(other, 10, false)));
	}

	@Test
	void readingAnUnknownChannelMakesItsPosition() {
		StreamPosition first = state(this.persistent, MapStateFilter.ALL).position();
		assertThat(first.offset()).isZero();
		assertThat(first.epoch()).isNotEmpty();
		assertThat(stream(this.persistent, null, -1).position()).isEqualTo(first);
		assertThat(write(this.persistent, "k", "1").position()).isEqualTo(new StreamPosition(1, first.epoch()));
	}

	@Test
	void clearStartsAnEpoch() {
		StreamPosition before = write(this.persistent, "k", "1").position();
		broker().clear(this.persistent).block(LIMIT);
		assertThat(broker().size(this.persistent).block(LIMIT)).isZero();
		assertThat(state(this.persistent, MapStateFilter.ALL).entries()).isEmpty();
		StreamPosition after = write(this.persistent, "k", "2").position();
		assertThat(after.offset()).isEqualTo(1);
		assertThat(after.epoch()).isNotEqualTo(before.epoch());
	}

	@Test
	void deltaIsAgainstTheKey() {
		MapPublishOptions delta = new MapPublishOptions(null, Map.of(), true, Idempotency.NONE, WriteCondition.NONE);
		update(broker().publish(this.persistent, "a", json("1"), delta));
		update(broker().publish(this.persistent, "b", json("2"), delta));
		update(broker().publish(this.persistent, "a", json("3"), delta));
		List<RecordedEvents.Event> events = received(this.persistent, 3);
		assertThat(events.get(2).delta()).isTrue();
		assertThat(events.get(0).previous()).isNull();
		assertThat(events.get(1).previous()).isNull();
		Publication previous = events.get(2).previous();
		assertThat(previous).isNotNull();
		assertThat(text(previous)).isEqualTo("1");
	}

	@Test
	void repeatedCallHasEffectOnce() {
		MapPublishOptions once = new MapPublishOptions(null, Map.of(), false, Idempotency.of("call"),
				WriteCondition.NONE);
		MapUpdateResult first = update(broker().publish(this.persistent, "k", json("1"), once));
		assertThat(first.suppressed()).isFalse();
		MapUpdateResult second = update(broker().publish(this.persistent, "k", json("2"), once));
		assertThat(second).isEqualTo(new MapUpdateResult(first.position(), Suppression.IDEMPOTENCY));
		MapRemoveOptions removeOnce = new MapRemoveOptions(Idempotency.of("removal"), null, null);
		assertThat(update(broker().remove(this.persistent, "k", removeOnce)).suppressed()).isFalse();
		assertThat(update(broker().remove(this.persistent, "k", removeOnce)).suppression())
			.isEqualTo(Suppression.IDEMPOTENCY);
		assertThat(received(this.persistent, 2)).hasSize(2);
	}

	@Test
	void olderVersionsOfAKeyAreDropped() {
		assertThat(writeIf("k", version(5, "")).suppressed()).isFalse();
		assertThat(writeIf("k", version(5, "")).suppression()).isEqualTo(Suppression.VERSION);
		assertThat(writeIf("k", version(4, "")).suppression()).isEqualTo(Suppression.VERSION);
		assertThat(writeIf("other", version(1, "")).suppressed()).isFalse();
		assertThat(writeIf("k", WriteCondition.NONE).suppressed()).isFalse();
		assertThat(writeIf("k", version(5, "")).suppression()).isEqualTo(Suppression.VERSION);
		assertThat(writeIf("k", version(1, "new")).suppressed()).isFalse();
		assertThat(writeIf("k", version(1, "new")).suppression()).isEqualTo(Suppression.VERSION);
		remove(this.persistent, "k");
		assertThat(writeIf("k", version(1, "new")).suppressed()).isFalse();
	}

	@Test
	void keyModeDecidesOnExistence() {
		assertThat(writeIf("k", mode(KeyMode.IF_EXISTS)).suppression()).isEqualTo(Suppression.KEY_NOT_FOUND);
		assertThat(writeIf("k", mode(KeyMode.IF_NEW)).suppressed()).isFalse();
		assertThat(writeIf("k", mode(KeyMode.IF_NEW)).suppression()).isEqualTo(Suppression.KEY_EXISTS);
		assertThat(writeIf("k", mode(KeyMode.IF_EXISTS)).suppressed()).isFalse();
		assertThat(
				update(broker().publish(this.ephemeral, "k", json("1"), MapPublishOptions.of(mode(KeyMode.IF_EXISTS))))
					.suppression())
			.isEqualTo(Suppression.KEY_NOT_FOUND);
		write(this.ephemeral, "k", "1");
		assertThat(update(broker().publish(this.ephemeral, "k", json("1"), MapPublishOptions.of(mode(KeyMode.IF_NEW))))
			.suppression()).isEqualTo(Suppression.KEY_EXISTS);
	}

	@Test
	void compareAndSetNeedsThePosition() {
		StreamPosition first = write(this.persistent, "k", "1").position();
		write(this.persistent, "other", "2");
		assertThat(writeIf("k", expecting(first)).suppressed()).isFalse();
		MapUpdateResult late = writeIf("k", expecting(first));
		assertThat(late.suppression()).isEqualTo(Suppression.POSITION_MISMATCH);
		Publication current = late.current();
		assertThat(current).isNotNull();
		assertThat(current.offset()).isEqualTo(3);
		assertThat(text(current)).isEqualTo("x");
		assertThat(writeIf("k", expecting(new StreamPosition(3, "other"))).suppression())
			.isEqualTo(Suppression.POSITION_MISMATCH);
		assertThat(writeIf("absent", expecting(first)).suppression()).isEqualTo(Suppression.POSITION_MISMATCH);
		assertThat(update(
				broker().remove(this.persistent, "k", new MapRemoveOptions(Idempotency.NONE, null, late.position())))
			.suppressed()).isFalse();
		assertThat(update(
				broker().remove(this.persistent, "k", new MapRemoveOptions(Idempotency.NONE, null, late.position())))
			.suppression()).isEqualTo(Suppression.POSITION_MISMATCH);
	}

	@Test
	void versionIsLookedAtBeforeKeyModeAndPosition() {
		StreamPosition first = writeIf("k", version(5, "")).position();
		WriteCondition all = new WriteCondition(5, "", KeyMode.IF_NEW, false, new StreamPosition(9, first.epoch()));
		assertThat(writeIf("k", all).suppression()).isEqualTo(Suppression.VERSION);
		WriteCondition two = new WriteCondition(6, "", KeyMode.IF_NEW, false, new StreamPosition(9, first.epoch()));
		assertThat(writeIf("k", two).suppression()).isEqualTo(Suppression.KEY_EXISTS);
	}

	@Test
	void mapsWithoutStreamHaveNoOffsets() {
		assertThat(write(this.ephemeral, "k", "1").position().offset()).isZero();
		RecordedEvents.Event event = received(this.ephemeral, 1).get(0);
		assertThat(event.published().offset()).isZero();
		assertThat(described(state(this.ephemeral, MapStateFilter.ALL).entries())).containsExactly("k=1@0");
		assertThat(stream(this.ephemeral, null, -1).publications()).isEmpty();
		assertThatExceptionOfType(ErrorException.class).isThrownBy(
				() -> update(broker().publish(this.ephemeral, "k", json("2"), MapPublishOptions.of(version(1, "")))))
			.extracting(ErrorException::code)
			.isEqualTo(ProtocolError.BAD_REQUEST.code());
	}

	@Test
	void expiryIsARemoval() {
		update(broker().publish(this.recoverable, "k", json("1"),
				new MapPublishOptions(null, Map.of("t", "x"), false, Idempotency.NONE, WriteCondition.NONE)));
		write(this.ephemeral, "k", "1");
		elapse(KEY_TTL.plusSeconds(1));
		RecordedEvents.Event event = received(this.recoverable, 2).get(1);
		assertRemoval(event.published(), "k");
		assertThat(event.published().tags()).containsExactly(Map.entry("t", "x"));
		assertThat(event.position()).isEqualTo(stream(this.recoverable, null, 0).position());
		assertThat(described(stream(this.recoverable, null, -1).publications())).containsExactly("k=1@1", "-k@2");
		assertThat(state(this.recoverable, MapStateFilter.ALL).entries()).isEmpty();
		assertRemoval(received(this.ephemeral, 2).get(1).published(), "k");
		assertThat(state(this.ephemeral, MapStateFilter.ALL).entries()).isEmpty();
	}

	@Test
	void keysThatAreKeptAliveStay() {
		MapPublishOptions alive = MapPublishOptions.of(WriteCondition.KEEP_ALIVE);
		update(broker().publish(this.recoverable, "k", json("1"), alive));
		for (int i = 0; i < 4; i++) {
			elapse(KEY_TTL.dividedBy(2));
			assertThat(update(broker().publish(this.recoverable, "k", json("2"), alive)).suppression())
				.isEqualTo(Suppression.KEY_EXISTS);
		}
		assertThat(described(state(this.recoverable, MapStateFilter.ALL).entries())).containsExactly("k=1@1");
		elapse(KEY_TTL.plusSeconds(1));
		assertRemoval(received(this.recoverable, 2).get(1).published(), "k");
	}

	@Test
	void keysThatAreWrittenAgainStay() {
		write(this.recoverable, "k", "0");
		for (int i = 1; i < 4; i++) {
			elapse(KEY_TTL.dividedBy(2));
			write(this.recoverable, "k", "" + i);
		}
		assertThat(described(state(this.recoverable, MapStateFilter.ALL).entries())).containsExactly("k=3@4");
		elapse(KEY_TTL.plusSeconds(1));
		assertRemoval(received(this.recoverable, 5).get(4).published(), "k");
	}

	protected final MapUpdateResult write(String channel, String key, String data) {
		return update(broker().publish(channel, key, json(data), MapPublishOptions.NONE));
	}

	private MapUpdateResult writeIf(String key, WriteCondition condition) {
		return update(broker().publish(this.persistent, key, json("x"), MapPublishOptions.of(condition)));
	}

	protected final MapUpdateResult remove(String channel, String key) {
		return update(broker().remove(channel, key, MapRemoveOptions.NONE));
	}

	private static WriteCondition version(long version, String epoch) {
		return new WriteCondition(version, epoch, KeyMode.REPLACE, false, null);
	}

	private static WriteCondition mode(KeyMode mode) {
		return new WriteCondition(0, "", mode, false, null);
	}

	private static WriteCondition expecting(StreamPosition position) {
		return new WriteCondition(0, "", KeyMode.REPLACE, false, position);
	}

	private static MapUpdateResult update(Mono<MapUpdateResult> call) {
		MapUpdateResult result = call.block(LIMIT);
		assertThat(result).isNotNull();
		return result;
	}

	protected final MapState state(String channel, MapStateFilter filter) {
		MapState state = broker().readState(channel, filter).block(LIMIT);
		assertThat(state).isNotNull();
		return state;
	}

	protected final History stream(String channel, @Nullable StreamPosition since, int limit) {
		return read(channel, new HistoryFilter(since, limit, false));
	}

	private History read(String channel, HistoryFilter filter) {
		History history = broker().readStream(channel, filter).block(LIMIT);
		assertThat(history).isNotNull();
		return history;
	}

	protected final List<RecordedEvents.Event> received(String channel, int number) {
		await().atMost(LIMIT).until(() -> events().of(channel).size() >= number);
		return events().of(channel);
	}

	private static void assertUnrecoverable(Mono<?> read) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> read.block(LIMIT))
			.extracting(ErrorException::code)
			.isEqualTo(ProtocolError.UNRECOVERABLE_POSITION.code());
	}

	private static void assertRemoval(Publication publication, String key) {
		assertThat(publication.key()).isEqualTo(key);
		assertThat(publication.removed()).isTrue();
		assertThat(publication.data().isEmpty()).isTrue();
	}

	private static List<Long> offsets(History history) {
		return history.publications().stream().map(Publication::offset).toList();
	}

	private static List<String> described(List<Publication> publications) {
		return publications.stream()
			.map((publication) -> (publication.removed() ? "-" + publication.key()
					: publication.key() + "=" + text(publication)) + "@" + publication.offset())
			.toList();
	}

	private static String text(Publication publication) {
		return new String(publication.data().bytes(), StandardCharsets.UTF_8);
	}

	private static Payload json(String text) {
		return Payload.of(text.getBytes(StandardCharsets.UTF_8));
	}

}

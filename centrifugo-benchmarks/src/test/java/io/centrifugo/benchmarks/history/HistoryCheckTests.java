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

package io.centrifugo.benchmarks.history;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link HistoryCheck}: what a good run looks like, and one bad run for each
 * way of breaking a promise. Publication {@code n} is at offset {@code n} unless said
 * otherwise.
 */
class HistoryCheckTests {

	private static final String CHANNEL = "news";

	private final PublisherLog publishers = new PublisherLog();

	private final SubscriberLog log = new SubscriberLog("client", CHANNEL);

	private final SubscriberLog otherLog = new SubscriberLog("other", CHANNEL);

	private long time;

	@Test
	void whenAllArrivesThenNothingIsWrong() {
		publish("a", 1, 3);
		subscribed("a", 0).received("a", 1, 3);
		Verdict verdict = check();
		assertThat(verdict.defects()).isEmpty();
		assertThat(verdict.acknowledged()).isEqualTo(3);
		assertThat(verdict.received()).isEqualTo(3);
		assertThat(verdict.missedAndTold()).isZero();
	}

	@Test
	void whenPublishedBeforeSubscribingThenMissingIsRight() {
		publish("a", 1, 3);
		subscribed("a", 2).received("a", 3, 3);
		assertThat(check().defects()).isEmpty();
	}

	@Test
	void whenStreamBeganAnewBeforeSubscribingThenMissingIsRight() {
		publish("a", 1, 3);
		subscribed("b", 0);
		assertThat(check().defects()).isEmpty();
	}

	@Test
	void whenOutcomeIsUnknownThenBothArrivingAndNotArrivingAreRight() {
		this.publishers.sent(1);
		this.publishers.sent(2);
		subscribed("a", 0).received("a", 1, 1);
		Verdict verdict = check();
		assertThat(verdict.defects()).isEmpty();
		assertThat(verdict.unknown()).isEqualTo(2);
	}

	@Test
	void whenRecoveredWithAllThenNothingIsWrong() {
		publish("a", 1, 5);
		subscribed("a", 0).received("a", 1, 2).left().recovered("a", 4).received("a", 3, 5);
		Verdict verdict = check();
		assertThat(verdict.defects()).isEmpty();
		assertThat(verdict.recovered()).isOne();
		assertThat(verdict.told()).isZero();
	}

	@Test
	void whenToldThenMissingIsRightAndCounted() {
		publish("a", 1, 5);
		subscribed("a", 0).received("a", 1, 1).left().told("a", 4).received("a", 5, 5);
		Verdict verdict = check();
		assertThat(verdict.defects()).isEmpty();
		assertThat(verdict.told()).isOne();
		assertThat(verdict.missedAndTold()).isEqualTo(3);
	}

	@Test
	void whenToldOfAnotherEpochThenTheRestOfTheOldOneIsExcused() {
		publish("a", 1, 3);
		subscribed("a", 0).received("a", 1, 1);
		acknowledge("b", 1, 4);
		acknowledge("b", 2, 5);
		left().told("b", 1);
		this.log.publication(new StreamPosition(2, "b"), 5);
		Verdict verdict = check();
		assertThat(verdict.defects()).isEmpty();
		assertThat(verdict.missedAndTold()).isEqualTo(3);
	}

	@Test
	void whenEpochCameAndWentWhileAwayThenItIsExcused() {
		subscribed("a", 0).left();
		publish("b", 1, 3);
		told("c", 0);
		assertThat(check().missedAndTold()).isEqualTo(3);
	}

	@Test
	void whenStillAwayThenMissingIsKnown() {
		publish("a", 1, 3);
		subscribed("a", 0).received("a", 1, 1).left();
		Verdict verdict = check();
		assertThat(verdict.defects()).isEmpty();
		assertThat(verdict.missedAndTold()).isEqualTo(2);
	}

	@Test
	void whenLastOneNeverArrivesThenLost() {
		publish("a", 1, 3);
		subscribed("a", 0).received("a", 1, 2);
		Verdict verdict = check();
		assertThat(kinds(verdict)).containsExactly(DefectKind.LOST);
		assertThat(verdict.lost()).isOne();
		assertThat(verdict.defects().get(0))
			.hasToString("LOST client news: publication 3 acknowledged at StreamPosition[offset=3, epoch=a]");
	}

	@Test
	void whenNoneArrivesThenEachSubscriberLost() {
		publish("a", 1, 2);
		subscribed("a", 0);
		this.otherLog.signal(EntryKind.SUBSCRIBED, new StreamPosition(0, "a"));
		assertThat(check().lost()).isEqualTo(4);
	}

	@Test
	void whenOffsetIsSkippedThenGapAndLost() {
		publish("a", 1, 3);
		subscribed("a", 0).received("a", 1, 1).received("a", 3, 3);
		Verdict verdict = check();
		assertThat(kinds(verdict)).containsExactly(DefectKind.GAP, DefectKind.LOST);
		assertThat(verdict.disorder()).isOne();
	}

	@Test
	void whenUnacknowledgedOffsetIsSkippedThenGap() {
		acknowledge("a", 1, 1);
		acknowledge("a", 3, 3);
		subscribed("a", 0).received("a", 1, 1).received("a", 3, 3);
		assertThat(kinds(check())).containsExactly(DefectKind.GAP);
	}

	@Test
	void whenPublicationComesTwiceThenRepeated() {
		publish("a", 1, 2);
		subscribed("a", 0).received("a", 1, 2).received("a", 2, 2);
		assertThat(kinds(check())).containsExactly(DefectKind.REPEATED);
	}

	@Test
	void whenPublicationComesAgainAfterRecoveryThenRepeated() {
		publish("a", 1, 2);
		subscribed("a", 0).received("a", 1, 2).left().recovered("a", 2).received("a", 2, 2);
		assertThat(kinds(check())).containsExactly(DefectKind.REPEATED);
	}

	@Test
	void whenOrderIsReversedThenGapAndRepeated() {
		publish("a", 1, 2);
		subscribed("a", 0).received("a", 2, 2).received("a", 1, 1);
		assertThat(kinds(check())).containsExactly(DefectKind.GAP, DefectKind.REPEATED);
	}

	@Test
	void whenPublicationComesAgainAtAnotherOffsetThenContradiction() {
		acknowledge("a", 1, 1);
		subscribed("a", 0).received("a", 1, 1);
		this.log.publication(new StreamPosition(2, "a"), 1);
		assertThat(kinds(check())).containsExactly(DefectKind.CONTRADICTION);
	}

	@Test
	void whenPublicationComesAgainInAnotherEpochThenContradiction() {
		acknowledge("a", 1, 1);
		subscribed("a", 0).received("a", 1, 1).left().told("b", 0);
		this.log.publication(new StreamPosition(1, "b"), 1);
		assertThat(kinds(check())).containsExactly(DefectKind.CONTRADICTION);
	}

	@Test
	void whenSubscribersSeeDifferentOrdersThenContradiction() {
		this.publishers.sent(1);
		this.publishers.sent(2);
		subscribed("a", 0).received("a", 1, 2);
		this.otherLog.signal(EntryKind.SUBSCRIBED, new StreamPosition(0, "a"));
		this.otherLog.publication(new StreamPosition(1, "a"), 2);
		this.otherLog.publication(new StreamPosition(2, "a"), 1);
		assertThat(kinds(check())).containsOnly(DefectKind.CONTRADICTION);
	}

	@Test
	void whenOffsetsAreGivenAgainThenContradiction() {
		acknowledge("a", 1, 1);
		acknowledge("a", 1, 2);
		assertThat(kinds(check())).containsExactly(DefectKind.CONTRADICTION);
	}

	@Test
	void whenStreamBeginsAnewAndNobodySaysSoThenLostAndContradiction() {
		acknowledge("a", 1, 1);
		subscribed("a", 0).received("a", 1, 1);
		acknowledge("b", 1, 2);
		acknowledge("b", 2, 3);
		// The client can only believe that this continues what it knows
		this.log.publication(new StreamPosition(2, "a"), 3);
		assertThat(kinds(check())).containsExactly(DefectKind.CONTRADICTION, DefectKind.LOST, DefectKind.LOST);
	}

	@Test
	void whenRecoveredFallsShortThenFalseRecoveryAndLost() {
		publish("a", 1, 4);
		subscribed("a", 0).received("a", 1, 2).left().recovered("a", 4).received("a", 3, 3);
		assertThat(kinds(check())).containsExactly(DefectKind.FALSE_RECOVERY, DefectKind.LOST);
	}

	@Test
	void whenRecoveredFallsShortBeforeLeavingAgainThenFalseRecovery() {
		publish("a", 1, 4);
		subscribed("a", 0).received("a", 1, 2).left().recovered("a", 4).left().recovered("a", 4).received("a", 3, 4);
		assertThat(kinds(check())).containsExactly(DefectKind.FALSE_RECOVERY);
	}

	@Test
	void whenRecoveredSkipsThenGapAndLost() {
		publish("a", 1, 4);
		subscribed("a", 0).received("a", 1, 1).left().recovered("a", 4).received("a", 3, 4);
		assertThat(kinds(check())).containsExactly(DefectKind.GAP, DefectKind.LOST);
	}

	@Test
	void whenRecoveredInAnotherEpochThenFalseRecovery() {
		subscribed("a", 0).left().recovered("b", 0);
		assertThat(kinds(check())).containsExactly(DefectKind.FALSE_RECOVERY);
	}

	@Test
	void whenRecoveredBackwardsThenFalseRecovery() {
		publish("a", 1, 2);
		subscribed("a", 0).received("a", 1, 2).left().recovered("a", 1);
		assertThat(kinds(check())).containsExactly(DefectKind.FALSE_RECOVERY);
	}

	@Test
	void whenNobodyPublishedItThenForeign() {
		subscribed("a", 0).received("a", 1, 1);
		assertThat(kinds(check())).containsExactly(DefectKind.FOREIGN);
	}

	@Test
	void whenComesAfterLeavingThenUncalled() {
		this.publishers.sent(1);
		subscribed("a", 0).left().received("a", 1, 1);
		assertThat(kinds(check())).containsExactly(DefectKind.UNCALLED);
	}

	@Test
	void whenToldOnlyOfWhatWasBeforeThenTheRestIsLost() {
		publish("a", 1, 5);
		subscribed("a", 0).left().told("a", 3);
		Verdict verdict = check();
		assertThat(verdict.lost()).isEqualTo(2);
		assertThat(verdict.missedAndTold()).isEqualTo(3);
	}

	@Test
	void knowsWhereStreamsEnd() {
		acknowledge("a", 2, 2);
		acknowledge("a", 1, 1);
		assertThat(this.publishers.tops(0)).containsExactly(entry(CHANNEL, new StreamPosition(2, "a")));
		assertThat(this.publishers.tops(2)).isEmpty();
		acknowledge("b", 1, 3);
		assertThat(this.publishers.tops(0)).containsExactly(entry(CHANNEL, new StreamPosition(1, "b")));
	}

	private Verdict check() {
		return HistoryCheck.check(this.publishers,
				this.otherLog.entries().isEmpty() ? List.of(this.log) : List.of(this.log, this.otherLog));
	}

	private static List<DefectKind> kinds(Verdict verdict) {
		return verdict.defects().stream().map(Defect::kind).toList();
	}

	private void publish(String epoch, long first, long last) {
		for (long offset = first; offset <= last; offset++) {
			acknowledge(epoch, offset, offset);
		}
	}

	private void acknowledge(String epoch, long offset, long id) {
		this.publishers.sent(id);
		this.publishers.acknowledged(new Acknowledgement(CHANNEL, new StreamPosition(offset, epoch), id, this.time++));
	}

	private HistoryCheckTests subscribed(String epoch, long offset) {
		return signal(EntryKind.SUBSCRIBED, epoch, offset);
	}

	private HistoryCheckTests recovered(String epoch, long offset) {
		return signal(EntryKind.RECOVERED, epoch, offset);
	}

	private HistoryCheckTests told(String epoch, long offset) {
		return signal(EntryKind.TOLD, epoch, offset);
	}

	private HistoryCheckTests left() {
		return signal(EntryKind.LEFT, "", 0);
	}

	private HistoryCheckTests signal(EntryKind kind, String epoch, long offset) {
		this.log.add(new Entry(kind, new StreamPosition(offset, epoch), 0, this.time++));
		return this;
	}

	private HistoryCheckTests received(String epoch, long first, long last) {
		for (long offset = first; offset <= last; offset++) {
			this.log.add(new Entry(EntryKind.PUBLICATION, new StreamPosition(offset, epoch), offset, this.time++));
		}
		return this;
	}

}

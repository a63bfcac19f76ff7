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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a run. Within an epoch every subscriber must have seen offsets that grow by one,
 * the same publication at each, from its first position on, unless it was told of a loss;
 * and every acknowledged publication, or a sign of loss after it.
 *
 * @since 0.1.0
 */
public final class HistoryCheck {

	private final PublisherLog publishers;

	private final Map<String, StreamLedger> ledgers = new HashMap<>();

	private final Map<String, List<Acknowledgement>> acknowledged = new HashMap<>();

	private final List<Defect> defects = new ArrayList<>();

	private long received;

	private int recovered;

	private int told;

	private long missedAndTold;

	private HistoryCheck(PublisherLog publishers) {
		this.publishers = publishers;
	}

	/**
	 * Judge.
	 * @param publishers what was published
	 * @param subscribers what was seen
	 * @return the verdict
	 */
	public static Verdict check(PublisherLog publishers, Collection<SubscriberLog> subscribers) {
		return new HistoryCheck(publishers).check(subscribers);
	}

	private Verdict check(Collection<SubscriberLog> subscribers) {
		List<Acknowledgement> all = this.publishers.acknowledgements();
		Set<Long> ids = this.publishers.ids();
		for (Acknowledgement acknowledgement : all) {
			String channel = acknowledgement.channel();
			this.acknowledged.computeIfAbsent(channel, (key) -> new ArrayList<>()).add(acknowledgement);
			String contradiction = ledger(channel, ids).contradiction(acknowledgement.position(), acknowledgement.id());
			if (contradiction != null) {
				this.defects.add(new Defect(DefectKind.CONTRADICTION, "", channel, contradiction));
			}
		}
		subscribers.forEach((log) -> check(log, ledger(log.channel(), ids)));
		return new Verdict(subscribers.size(), all.size(), ids.size() - all.size(), this.received, this.recovered,
				this.told, this.missedAndTold, List.copyOf(this.defects));
	}

	private StreamLedger ledger(String channel, Set<Long> ids) {
		return this.ledgers.computeIfAbsent(channel, (key) -> new StreamLedger(ids));
	}

	private void check(SubscriberLog log, StreamLedger ledger) {
		LogReader reader = new LogReader(log, ledger, this.defects);
		Knowledge knowledge = reader.read();
		this.received += reader.received();
		this.recovered += reader.recovered();
		this.told += reader.told();
		for (Acknowledgement acknowledgement : this.acknowledged.getOrDefault(log.channel(), List.of())) {
			if (knowledge.seen(acknowledgement.position())) {
				continue;
			}
			if (knowledge.told(acknowledgement)) {
				this.missedAndTold++;
			}
			else {
				this.defects.add(new Defect(DefectKind.LOST, log.client(), log.channel(),
						"publication " + acknowledgement.id() + " acknowledged at " + acknowledgement.position()));
			}
		}
	}

}

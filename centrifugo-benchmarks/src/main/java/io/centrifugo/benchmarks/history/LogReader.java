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

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Reads the log of one subscriber from start to end.
 */
final class LogReader {

	private final SubscriberLog log;

	private final StreamLedger ledger;

	private final List<Defect> defects;

	private final Knowledge knowledge = new Knowledge();

	private String epoch = "";

	private long last;

	/** The offset up to which the server promised to have sent everything. */
	private long promised;

	private boolean begun;

	private boolean subscribed;

	private int recovered;

	private int told;

	private long received;

	LogReader(SubscriberLog log, StreamLedger ledger, List<Defect> defects) {
		this.log = log;
		this.ledger = ledger;
		this.defects = defects;
	}

	/**
	 * Read all.
	 * @return what the subscriber knows by the end
	 */
	Knowledge read() {
		for (Entry entry : this.log.entries()) {
			switch (entry.kind()) {
				case SUBSCRIBED, TOLD -> begin(entry);
				case RECOVERED -> recover(entry);
				case PUBLICATION -> receive(entry);
				case LEFT -> leave();
			}
		}
		keepPromise();
		if (!this.subscribed) {
			// It knows that it is away
			this.knowledge.tell(this.epoch, this.last, Long.MAX_VALUE);
			this.knowledge.reset(Long.MAX_VALUE);
		}
		return this.knowledge;
	}

	private void begin(Entry entry) {
		keepPromise();
		StreamPosition position = entry.position();
		if (this.begun) {
			this.told++;
		}
		if (this.begun && position.epoch().equals(this.epoch)) {
			this.knowledge.tell(this.epoch, this.last, position.offset());
		}
		else {
			this.knowledge.tell(this.epoch, this.last, Long.MAX_VALUE);
			this.knowledge.tell(position.epoch(), 0, position.offset());
			this.knowledge.reset(entry.time());
		}
		continueFrom(position);
	}

	private void recover(Entry entry) {
		keepPromise();
		StreamPosition position = entry.position();
		if (!this.begun || !position.epoch().equals(this.epoch) || position.offset() < this.last) {
			report(DefectKind.FALSE_RECOVERY, "recovered to " + position + " from " + at());
			continueFrom(position);
			return;
		}
		this.recovered++;
		this.subscribed = true;
		this.promised = position.offset();
	}

	private void continueFrom(StreamPosition position) {
		this.begun = true;
		this.subscribed = true;
		this.epoch = position.epoch();
		this.last = position.offset();
		this.promised = position.offset();
	}

	private void receive(Entry entry) {
		this.received++;
		StreamPosition position = entry.position();
		if (!this.subscribed) {
			report(DefectKind.UNCALLED, "publication " + entry.id() + " came at " + position);
			return;
		}
		if (this.ledger.isForeign(entry.id())) {
			report(DefectKind.FOREIGN, "publication " + entry.id() + " at " + position);
		}
		String contradiction = this.ledger.contradiction(position, entry.id());
		if (contradiction != null) {
			report(DefectKind.CONTRADICTION, contradiction);
		}
		follow(position);
		this.knowledge.see(position);
	}

	private void follow(StreamPosition position) {
		if (!position.epoch().equals(this.epoch)) {
			report(DefectKind.CONTRADICTION, "came at " + position + " after " + at());
		}
		else if (position.offset() > this.last + 1) {
			report(DefectKind.GAP, "came at " + position + " after " + at());
		}
		else if (position.offset() <= this.last) {
			report(DefectKind.REPEATED, "came at " + position + " after " + at());
			return;
		}
		this.last = position.offset();
	}

	private void leave() {
		keepPromise();
		this.subscribed = false;
	}

	/**
	 * Before anything else happens, all that was promised must be there.
	 */
	private void keepPromise() {
		if (this.subscribed && this.last < this.promised) {
			report(DefectKind.FALSE_RECOVERY, "recovered to " + this.promised + ", came to " + at());
		}
	}

	private StreamPosition at() {
		return new StreamPosition(this.last, this.epoch);
	}

	private void report(DefectKind kind, String details) {
		this.defects.add(new Defect(kind, this.log.client(), this.log.channel(), details));
	}

	int recovered() {
		return this.recovered;
	}

	int told() {
		return this.told;
	}

	long received() {
		return this.received;
	}

}

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

package io.centrifugo.engine.session.subscription;

import java.util.ArrayList;
import java.util.List;

import io.centrifugo.engine.protocol.Publication;

/**
 * Publications that arrive while a subscription starts. Bounded: over the bound nothing
 * more is kept, and the start fails as if something were lost.
 */
final class PublicationBuffer {

	private static final int MAX_WEIGHT = 4 * 1024 * 1024;

	private static final int ENTRY_WEIGHT = 128;

	private final List<Entry> entries = new ArrayList<>(0);

	private int weight;

	/**
	 * Keep a publication.
	 * @param publication the publication as clients see it, with its offset
	 * @param epoch epoch of its stream
	 * @param rejected whether the tags filter rejects it: it counts, but is not delivered
	 */
	void add(Publication publication, String epoch, boolean rejected) {
		this.weight += ENTRY_WEIGHT + publication.data().length();
		if (!overflowed()) {
			this.entries.add(new Entry(publication, epoch, rejected));
		}
	}

	boolean overflowed() {
		return this.weight > MAX_WEIGHT || this.weight < 0;
	}

	List<Entry> entries() {
		return this.entries;
	}

	/**
	 * A publication that waits, and whether the tags filter rejects it.
	 */
	record Entry(Publication publication, String epoch, boolean rejected) {
	}

}

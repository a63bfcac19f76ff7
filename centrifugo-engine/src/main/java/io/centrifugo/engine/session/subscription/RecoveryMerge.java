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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Joins what was read from the stream with what arrived meanwhile, without gap or repeat.
 *
 * @since 0.1.0
 */
public final class RecoveryMerge {

	private final StreamRead read;

	private final List<Publication> publications;

	private String epoch;

	private long offset;

	private boolean endsRejected;

	private boolean started;

	private RecoveryMerge(StreamRead read) {
		this.read = read;
		this.publications = new ArrayList<>(read.missed());
		this.offset = read.top().offset();
		this.epoch = read.top().epoch();
		this.endsRejected = read.endsRejected();
		this.started = read.recovered();
	}

	/**
	 * Merge.
	 * @param read what was read
	 * @param buffer what arrived, {@code null} for nothing
	 * @return the outcome
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3010 if something between
	 * the two is missing
	 */
	static RecoveryMerge of(StreamRead read, @Nullable PublicationBuffer buffer) {
		RecoveryMerge merge = new RecoveryMerge(read);
		if (buffer != null) {
			if (buffer.overflowed()) {
				throw Disconnect.INSUFFICIENT_STATE.toException();
			}
			buffer.entries().forEach(merge::append);
		}
		return merge;
	}

	/**
	 * Merge with what has arrived for a subscription since it began.
	 * @param read what was read
	 * @param subscription the subscription, not live yet
	 * @return the outcome
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3010 if something between
	 * the two is missing
	 */
	public static RecoveryMerge of(StreamRead read, StreamSubscription subscription) {
		return subscription.flags().positioned() ? of(read, subscription.buffer())
				: unnumbered(read, subscription.buffer());
	}

	private static RecoveryMerge unnumbered(StreamRead read, @Nullable PublicationBuffer buffer) {
		RecoveryMerge merge = new RecoveryMerge(read);
		if (buffer != null) {
			if (buffer.overflowed()) {
				throw Disconnect.INSUFFICIENT_STATE.toException();
			}
			buffer.entries()
				.stream()
				.filter((entry) -> !entry.rejected())
				.map(PublicationBuffer.Entry::publication)
				.forEach(merge.publications::add);
		}
		return merge;
	}

	private void append(PublicationBuffer.Entry entry) {
		if (this.epoch.isEmpty()) {
			this.epoch = entry.epoch();
		}
		if (!this.epoch.equals(entry.epoch())) {
			throw Disconnect.INSUFFICIENT_STATE.toException();
		}
		long next = entry.publication().offset();
		if (Long.compareUnsigned(next, this.offset) <= 0) {
			return;
		}
		if (this.started && next != this.offset + 1) {
			throw Disconnect.INSUFFICIENT_STATE.toException();
		}
		this.started = true;
		this.offset = next;
		this.endsRejected = entry.rejected();
		if (!entry.rejected()) {
			this.publications.add(entry.publication());
		}
	}

	/**
	 * Return what the client is to get with the reply.
	 * @param newestOnly whether but the newest is of interest
	 * @return the publications, none unless recovered
	 */
	public List<Publication> missed(boolean newestOnly) {
		if (!this.read.recovered()) {
			return List.of();
		}
		int size = this.publications.size();
		return (newestOnly && size > 1) ? this.publications.subList(size - 1, size) : this.publications;
	}

	boolean recovered() {
		return this.read.recovered();
	}

	boolean attempted() {
		return this.read.attempted();
	}

	/**
	 * Return where live publications go on.
	 * @return the position after everything merged
	 */
	public StreamPosition position() {
		return new StreamPosition(this.offset, this.epoch);
	}

	/**
	 * Return whether the client has the publication at {@link #position}. Of one that
	 * missed nothing this is not known: it may have its position from an earlier reply,
	 * or from the application, without the publication.
	 * @return {@code true} if a patch against it may follow
	 */
	boolean hasBase() {
		return this.read.recovered() && !this.publications.isEmpty() && !this.endsRejected;
	}

}

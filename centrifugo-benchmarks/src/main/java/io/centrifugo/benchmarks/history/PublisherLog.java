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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * What was published, and what the server said to it. A publication without an
 * acknowledgement may or may not have happened. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class PublisherLog {

	private final Set<Long> sent = new HashSet<>();

	private final List<Acknowledgement> acknowledged = new ArrayList<>();

	private final Map<String, Acknowledgement> latest = new HashMap<>();

	/**
	 * Note down a publication before it is sent.
	 * @param id its id, never used before
	 */
	public synchronized void sent(long id) {
		this.sent.add(id);
	}

	/**
	 * Note down that the server has it.
	 * @param acknowledgement what it said
	 */
	public synchronized void acknowledged(Acknowledgement acknowledgement) {
		this.acknowledged.add(acknowledgement);
		this.latest.merge(acknowledgement.channel(), acknowledgement, PublisherLog::later);
	}

	private static Acknowledgement later(Acknowledgement one, Acknowledgement other) {
		if (one.position().epoch().equals(other.position().epoch())) {
			return (one.position().offset() > other.position().offset()) ? one : other;
		}
		return (one.sentAt() > other.sentAt()) ? one : other;
	}

	/**
	 * Return where streams end, as far as is known.
	 * @param since leaves out what was sent before, in nanoseconds of this process
	 * @return what was acknowledged last, by channel
	 */
	public synchronized Map<String, StreamPosition> tops(long since) {
		Map<String, StreamPosition> tops = new HashMap<>();
		this.latest.forEach((channel, acknowledgement) -> {
			if (acknowledgement.sentAt() >= since) {
				tops.put(channel, acknowledgement.position());
			}
		});
		return tops;
	}

	/**
	 * Return how many were published, whatever became of them.
	 * @return their number
	 */
	public synchronized int size() {
		return this.sent.size();
	}

	synchronized Set<Long> ids() {
		return Set.copyOf(this.sent);
	}

	synchronized List<Acknowledgement> acknowledgements() {
		return List.copyOf(this.acknowledged);
	}

}

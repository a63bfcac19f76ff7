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
import java.util.List;

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * What one client saw of one channel, in its order. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SubscriberLog {

	private final String client;

	private final String channel;

	private final List<Entry> entries = new ArrayList<>();

	/**
	 * Create a log.
	 * @param client who writes it
	 * @param channel of what
	 */
	public SubscriberLog(String client, String channel) {
		this.client = client;
		this.channel = channel;
	}

	/**
	 * Note down a publication.
	 * @param position where, the epoch being the one the client believes in
	 * @param id its id
	 */
	public void publication(StreamPosition position, long id) {
		add(new Entry(EntryKind.PUBLICATION, position, id, System.nanoTime()));
	}

	/**
	 * Note down anything else.
	 * @param kind what
	 * @param position where the server, or else the client, says to be
	 */
	public void signal(EntryKind kind, StreamPosition position) {
		add(new Entry(kind, position, 0, System.nanoTime()));
	}

	synchronized void add(Entry entry) {
		this.entries.add(entry);
	}

	synchronized List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	String client() {
		return this.client;
	}

	String channel() {
		return this.channel;
	}

}

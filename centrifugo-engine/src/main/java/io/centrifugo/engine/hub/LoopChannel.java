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

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribers of one channel on one loop, in an array in which each knows its slot. What
 * is removed during a delivery leaves a hole, closed afterwards; what is added waits for
 * the next one.
 */
final class LoopChannel {

	private static final Logger logger = LoggerFactory.getLogger(LoopChannel.class);

	private final HubChannel channel;

	private @Nullable Subscriber[] subscribers = new Subscriber[1];

	private int end;

	private int count;

	private boolean delivering;

	private @Nullable LoopBatch waiting;

	LoopChannel(HubChannel channel) {
		this.channel = channel;
	}

	HubChannel channel() {
		return this.channel;
	}

	boolean isEmpty() {
		return this.count == 0;
	}

	void add(Subscriber subscriber) {
		if (this.end == this.subscribers.length) {
			this.subscribers = Arrays.copyOf(this.subscribers, this.end + Math.max(1, this.end >> 1));
		}
		subscriber.enter(this.channel.name(), this.end);
		this.subscribers[this.end++] = subscriber;
		this.count++;
	}

	boolean remove(Subscriber subscriber) {
		int slot = subscriber.slot();
		if (slot < 0 || slot >= this.end || this.subscribers[slot] != subscriber) {
			return false;
		}
		subscriber.leave();
		this.count--;
		this.subscribers[slot] = null;
		if (!this.delivering) {
			fill(slot);
		}
		return true;
	}

	private void fill(int hole) {
		int lastSlot = --this.end;
		Subscriber last = this.subscribers[lastSlot];
		if (last != null) {
			this.subscribers[lastSlot] = null;
			this.subscribers[hole] = last;
			last.moveTo(hole);
		}
	}

	/**
	 * Return the batch that collects this turn's publications.
	 */
	@Nullable LoopBatch waiting() {
		return this.waiting;
	}

	void waiting(@Nullable LoopBatch batch) {
		this.waiting = batch;
	}

	void deliver(PublicationBatch batch) {
		int stop = begin();
		for (int i = 0; i < stop; i++) {
			Subscriber subscriber = this.subscribers[i];
			if (subscriber != null) {
				try {
					subscriber.onPublications(batch);
				}
				catch (RuntimeException ex) {
					failed(ex);
				}
			}
		}
		finish();
	}

	void deliver(SharedPush push) {
		int stop = begin();
		for (int i = 0; i < stop; i++) {
			Subscriber subscriber = this.subscribers[i];
			if (subscriber != null) {
				try {
					subscriber.onPresenceEvent(push);
				}
				catch (RuntimeException ex) {
					failed(ex);
				}
			}
		}
		finish();
	}

	void checkPositions(long since) {
		int stop = begin();
		for (int i = 0; i < stop; i++) {
			Subscriber subscriber = this.subscribers[i];
			if (subscriber != null) {
				try {
					subscriber.checkPosition(since);
				}
				catch (RuntimeException ex) {
					failed(ex);
				}
			}
		}
		finish();
	}

	private int begin() {
		this.delivering = true;
		return this.end;
	}

	private void finish() {
		this.delivering = false;
		if (this.count == this.end) {
			return;
		}
		for (int i = this.end - 1; i >= 0; i--) {
			if (this.subscribers[i] == null) {
				fill(i);
			}
		}
	}

	private void failed(RuntimeException ex) {
		logger.error("Subscriber of channel {} failed", this.channel.name(), ex);
	}

}

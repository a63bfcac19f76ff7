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

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The channels of one connection, in an array, since most connections have few; from some
 * number on a map finds them.
 *
 * @since 0.1.0
 */
public final class Subscriptions {

	private static final Subscription[] NONE = {};

	private static final int MAP_FROM = 17;

	private Subscription[] items = NONE;

	private int size;

	private @Nullable Map<String, Subscription> index;

	/**
	 * Find a subscription, reserved ones included.
	 * @param channel the channel
	 * @return the subscription, if there is one
	 */
	public @Nullable Subscription find(String channel) {
		if (this.index != null) {
			return this.index.get(channel);
		}
		for (int i = 0; i < this.size; i++) {
			if (this.items[i].channel().equals(channel)) {
				return this.items[i];
			}
		}
		return null;
	}

	/**
	 * Find a subscription that delivers.
	 * @param channel the channel
	 * @return the subscription, if there is one
	 */
	public @Nullable Subscription findLive(String channel) {
		Subscription found = find(channel);
		return (found != null && found.live()) ? found : null;
	}

	/**
	 * Add a subscription to a channel that has none.
	 * @param subscription the subscription
	 */
	public void add(Subscription subscription) {
		if (this.size == this.items.length) {
			this.items = Arrays.copyOf(this.items, Math.max(1, this.size * 2));
		}
		this.items[this.size++] = subscription;
		if (this.index != null) {
			this.index.put(subscription.channel(), subscription);
		}
		else if (this.size >= MAP_FROM) {
			this.index = new HashMap<>();
			for (int i = 0; i < this.size; i++) {
				this.index.put(this.items[i].channel(), this.items[i]);
			}
		}
	}

	/**
	 * Remove a subscription.
	 * @param subscription the subscription
	 * @return whether it was there
	 */
	public boolean remove(Subscription subscription) {
		for (int i = 0; i < this.size; i++) {
			if (this.items[i] == subscription) {
				removeAt(i, subscription);
				return true;
			}
		}
		return false;
	}

	@SuppressWarnings("NullAway")
	private void removeAt(int place, Subscription subscription) {
		this.items[place] = this.items[--this.size];
		this.items[this.size] = null;
		if (this.index != null) {
			this.index.remove(subscription.channel());
		}
		if (this.size == 0) {
			this.items = NONE;
			this.index = null;
		}
	}

	public int size() {
		return this.size;
	}

	/**
	 * Return what is there now.
	 * @return a copy that may be iterated while subscriptions come and go
	 */
	public Subscription[] snapshot() {
		return (this.size == 0) ? NONE : Arrays.copyOf(this.items, this.size);
	}

}

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

import io.netty.channel.EventLoop;

/**
 * One subscription of one connection to one channel. Confined to its event loop. A base
 * class rather than an interface so that the hub can keep the subscriber's place in it.
 *
 * @since 0.1.0
 */
public abstract class Subscriber {

	private static final int NOWHERE = -1;

	private final EventLoop loop;

	private String channel;

	private int slot = NOWHERE;

	protected Subscriber(EventLoop loop, String channel) {
		this.loop = loop;
		this.channel = channel;
	}

	/**
	 * Take the publications of this channel that waited in this turn of the loop, in
	 * order. Called on the loop; must not throw. The subscriber may be removed, and
	 * others added or removed, meanwhile.
	 * @param batch the publications, valid during the call only
	 */
	protected abstract void onPublications(PublicationBatch batch);

	/**
	 * Take a join or leave event of this channel. Called on the loop; must not throw.
	 * @param push the event, valid during the call only
	 */
	protected abstract void onPresenceEvent(SharedPush push);

	/**
	 * Compare the position, if one is tracked, with the broker's as soon as possible:
	 * publications may have been lost. Called on the loop, after everything that arrived
	 * before; must not throw.
	 * @param since when something may have been lost at the latest, in nanoseconds of
	 * {@link System#nanoTime}: what the broker said before does not count
	 */
	protected void checkPosition(long since) {
	}

	public final EventLoop loop() {
		return this.loop;
	}

	/**
	 * Return the channel's name: one shared instance once this was added to the hub.
	 * @return the name
	 */
	public final String channel() {
		return this.channel;
	}

	/**
	 * Return whether the hub delivers to this subscriber.
	 * @return {@code true} between {@link Hub#add} and {@link Hub#remove} or a failed add
	 */
	public final boolean added() {
		return this.slot != NOWHERE;
	}

	final int slot() {
		return this.slot;
	}

	final void enter(String sharedName, int newSlot) {
		this.channel = sharedName;
		this.slot = newSlot;
	}

	final void moveTo(int newSlot) {
		this.slot = newSlot;
	}

	final void leave() {
		this.slot = NOWHERE;
	}

}

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

package io.centrifugo.engine.session.timer;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens once at a set time, and is its own entry in the wheel: a base
 * class, so that scheduling allocates nothing. Confined to the wheel's event loop.
 *
 * @since 0.1.0
 */
public abstract class WheelTimeout {

	private @Nullable WheelTimeout previous;

	private @Nullable WheelTimeout next;

	private int tick;

	/**
	 * Do what is due. Called on the loop; the time-out is out of the wheel then and may
	 * be scheduled anew.
	 */
	protected abstract void onTimeout();

	final int tick() {
		return this.tick;
	}

	final void tick(int newTick) {
		this.tick = newTick;
	}

	final boolean linked() {
		return this.next != null;
	}

	/**
	 * Make this the head of an empty circular list.
	 */
	final void becomeHead() {
		this.previous = this;
		this.next = this;
	}

	final @Nullable WheelTimeout first() {
		return (this.next != this) ? this.next : null;
	}

	final @Nullable WheelTimeout after(WheelTimeout entry) {
		return (entry.next != this) ? entry.next : null;
	}

	final void append(WheelTimeout entry) {
		WheelTimeout last = this.previous;
		if (last != null) {
			entry.previous = last;
			entry.next = this;
			last.next = entry;
			this.previous = entry;
		}
	}

	final void unlink() {
		if (this.previous != null && this.next != null) {
			this.previous.next = this.next;
			this.next.previous = this.previous;
		}
		this.previous = null;
		this.next = null;
	}

}

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
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * Something on its way to every subscriber of a channel. One instance serves all loops,
 * each of which holds it until it has delivered; the last one releases the buffers.
 */
abstract sealed class Broadcast permits BroadcastPublication, SharedPush, PositionCheck {

	private static final Logger logger = LoggerFactory.getLogger(Broadcast.class);

	private static final AtomicIntegerFieldUpdater<Broadcast> HOLDERS = AtomicIntegerFieldUpdater
		.newUpdater(Broadcast.class, "holders");

	private static final PublicationVariant[] VARIANTS = PublicationVariant.values();

	private static final @Nullable ByteBuf[] NO_FRAMES = {};

	private static final ByteBuf NOT_ENCODABLE = Unpooled.unreleasableBuffer(Unpooled.buffer(0, 0));

	private final String channel;

	private volatile int holders;

	private volatile @Nullable ByteBuf[] frames = NO_FRAMES;

	Broadcast(String channel, int holders) {
		this.channel = channel;
		this.holders = holders;
	}

	final String channelName() {
		return this.channel;
	}

	/**
	 * Return roughly how much memory this holds while it waits.
	 */
	abstract int weight();

	/**
	 * Encode. Called at most once per form and variant.
	 * @return a buffer that the caller owns, {@code null} if the form cannot carry it
	 */
	abstract @Nullable ByteBuf encode(WireForm form, PublicationVariant variant);

	final @Nullable ByteBuf sharedFrame(WireForm form, PublicationVariant variant) {
		int index = form.index() * VARIANTS.length + variant.ordinal();
		ByteBuf frame = known(index);
		if (frame == null) {
			frame = encodeOnce(form, variant, index);
		}
		return (frame != NOT_ENCODABLE) ? frame : null;
	}

	private @Nullable ByteBuf known(int index) {
		@Nullable ByteBuf[] known = this.frames;
		return (index < known.length) ? known[index] : null;
	}

	private synchronized ByteBuf encodeOnce(WireForm form, PublicationVariant variant, int index) {
		ByteBuf frame = known(index);
		if (frame == null) {
			frame = encodeSafely(form, variant);
			@Nullable ByteBuf[] extended = Arrays.copyOf(this.frames, Math.max(this.frames.length, index + 1));
			extended[index] = frame;
			this.frames = extended;
		}
		return frame;
	}

	private ByteBuf encodeSafely(WireForm form, PublicationVariant variant) {
		try {
			ByteBuf frame = encode(form, variant);
			return (frame != null) ? frame : NOT_ENCODABLE;
		}
		catch (RuntimeException ex) {
			logger.error("Cannot encode {} of channel {}", getClass().getSimpleName(), this.channel, ex);
			return NOT_ENCODABLE;
		}
	}

	/**
	 * Give up one hold.
	 */
	final void release() {
		if (HOLDERS.decrementAndGet(this) == 0) {
			for (ByteBuf frame : this.frames) {
				if (frame != null) {
					frame.release();
				}
			}
		}
	}

}

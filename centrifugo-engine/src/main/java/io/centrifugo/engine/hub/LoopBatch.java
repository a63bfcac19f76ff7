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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * Batch of one loop, reused from turn to turn. Buffers of a single publication are
 * borrowed from it; of several they are copied into one buffer that belongs to the batch.
 */
final class LoopBatch implements PublicationBatch {

	private static final int VARIANTS = PublicationVariant.values().length;

	private static final ByteBuf NOT_ENCODABLE = Unpooled.unreleasableBuffer(Unpooled.buffer(0, 0));

	private final List<BroadcastPublication> publications = new ArrayList<>();

	private @Nullable ByteBuf[] joined = new ByteBuf[VARIANTS];

	private boolean positioned;

	void add(BroadcastPublication publication) {
		this.publications.add(publication);
	}

	/**
	 * Prepare for delivery: nothing is added from here on.
	 */
	void seal() {
		this.positioned = consecutive();
	}

	private boolean consecutive() {
		StreamPosition last = this.publications.get(0).position();
		if (last.offset() == 0) {
			return false;
		}
		for (int i = 1; i < this.publications.size(); i++) {
			StreamPosition next = this.publications.get(i).position();
			if (next.offset() != last.offset() + 1 || !next.epoch().equals(last.epoch())) {
				return false;
			}
			last = next;
		}
		return true;
	}

	@Override
	public int size() {
		return this.publications.size();
	}

	@Override
	public BroadcastPublication get(int index) {
		return this.publications.get(index);
	}

	@Override
	public boolean positioned() {
		return this.positioned;
	}

	@Override
	public long firstOffset() {
		return this.publications.get(0).position().offset();
	}

	@Override
	public long lastOffset() {
		return last().position().offset();
	}

	@Override
	public String epoch() {
		return last().position().epoch();
	}

	private BroadcastPublication last() {
		return this.publications.get(this.publications.size() - 1);
	}

	@Override
	public @Nullable ByteBuf joined(WireForm form, PublicationVariant variant) {
		int index = form.index() * VARIANTS + variant.ordinal();
		ByteBuf buffer = (index < this.joined.length) ? this.joined[index] : null;
		if (buffer == null) {
			buffer = join(form, variant);
			remember(index, buffer);
		}
		return (buffer != NOT_ENCODABLE) ? buffer : null;
	}

	private void remember(int index, ByteBuf buffer) {
		if (index >= this.joined.length) {
			this.joined = Arrays.copyOf(this.joined, index + VARIANTS);
		}
		this.joined[index] = buffer;
	}

	private ByteBuf join(WireForm form, PublicationVariant variant) {
		int bytes = 0;
		for (BroadcastPublication publication : this.publications) {
			ByteBuf frame = publication.frame(form, variant);
			if (frame == null) {
				return NOT_ENCODABLE;
			}
			bytes += frame.readableBytes();
		}
		return (this.publications.size() > 1) ? copy(form, variant, bytes) : only(form, variant);
	}

	private ByteBuf only(WireForm form, PublicationVariant variant) {
		ByteBuf frame = this.publications.get(0).frame(form, variant);
		return (frame != null) ? frame : NOT_ENCODABLE;
	}

	private ByteBuf copy(WireForm form, PublicationVariant variant, int bytes) {
		ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(bytes);
		for (BroadcastPublication publication : this.publications) {
			ByteBuf frame = publication.frame(form, variant);
			if (frame != null) {
				buffer.writeBytes(frame, frame.readerIndex(), frame.readableBytes());
			}
		}
		return buffer;
	}

	/**
	 * Release everything, ready for reuse.
	 */
	void clear() {
		boolean own = this.publications.size() > 1;
		for (int i = 0; i < this.joined.length; i++) {
			ByteBuf buffer = this.joined[i];
			if (buffer != null && own) {
				buffer.release();
			}
			this.joined[i] = null;
		}
		for (BroadcastPublication publication : this.publications) {
			publication.release();
		}
		this.publications.clear();
	}

}

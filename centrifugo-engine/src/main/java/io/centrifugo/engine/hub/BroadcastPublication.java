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

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.delta.FossilDelta;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.protocol.json.JsonSyntax;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;

/**
 * A publication on its way to every subscriber of a channel on this node, encoded when
 * the first of them needs it.
 *
 * @since 0.1.0
 */
public final class BroadcastPublication extends Broadcast {

	private static final int WEIGHT = 256;

	/** Clients of JSON decode data in any case, that of a removed key, too. */
	private static final Payload NO_DATA = JsonStrings.quote("null".getBytes(StandardCharsets.US_ASCII));

	private final long time;

	private final Publication publication;

	private final StreamPosition position;

	private final boolean deltaWanted;

	private final @Nullable Publication previous;

	/** Quoted; empty if a patch does not pay. */
	private @Nullable Payload textPatch;

	/** Empty if a patch does not pay. */
	private @Nullable Payload bytePatch;

	BroadcastPublication(String channel, Publication publication, StreamPosition position, boolean deltaWanted,
			@Nullable Publication previous, int holders) {
		super(channel, holders);
		this.time = publication.time();
		this.publication = forClients(publication, position);
		this.position = position;
		this.deltaWanted = deltaWanted;
		this.previous = previous;
	}

	/**
	 * Create a publication that does not come from a broker, for a known number of
	 * receivers.
	 * @param channel the channel
	 * @param publication what was published
	 * @param previous base of a delta, if there is one
	 * @param holders how many receivers are to call {@link #delivered}
	 * @return the publication
	 */
	public static BroadcastPublication of(String channel, Publication publication, @Nullable Publication previous,
			int holders) {
		return new BroadcastPublication(channel, publication, StreamPosition.ZERO, previous != null, previous, holders);
	}

	/**
	 * Give up the hold of a receiver; the last one releases the buffers.
	 */
	public void delivered() {
		release();
	}

	private static Publication forClients(Publication publication, StreamPosition position) {
		return publication.toBuilder()
			.offset(position.offset())
			.epoch((position.offset() == 1) ? position.epoch() : "")
			.delta(false)
			.time(0)
			.previousData(Payload.EMPTY)
			.build();
	}

	/**
	 * Return the publication as clients see it.
	 * @return the publication, with its offset, without what is between servers only
	 */
	public Publication publication() {
		return this.publication;
	}

	/**
	 * Return when it was published.
	 * @return the Unix milliseconds, 0 if unknown
	 */
	public long time() {
		return this.time;
	}

	/**
	 * Return the place in the stream.
	 * @return {@link StreamPosition#ZERO} without history
	 */
	public StreamPosition position() {
		return this.position;
	}

	/**
	 * Return whether the publisher wants deltas sent.
	 * @return {@code false} if it is full for everyone
	 */
	public boolean deltaWanted() {
		return this.deltaWanted;
	}

	/**
	 * Return the publication before, the base of the delta.
	 * @return the publication, if known
	 */
	public @Nullable Publication previous() {
		return this.previous;
	}

	/**
	 * Return the encoded push, shared by every subscriber of the wire form and variant.
	 * @param form the wire form
	 * @param variant the variant
	 * @return a borrowed buffer; {@code null} if this encoding cannot carry it
	 */
	public @Nullable ByteBuf frame(WireForm form, PublicationVariant variant) {
		return sharedFrame(form, variant);
	}

	@Override
	int weight() {
		return WEIGHT + this.publication.data().length();
	}

	@Override
	@Nullable ByteBuf encode(WireForm form, PublicationVariant variant) {
		boolean json = form.codec().type() == ProtocolType.JSON;
		if (variant == PublicationVariant.FULL) {
			return encode(form, this.publication);
		}
		if (json && !this.publication.data().isEmpty() && !JsonSyntax.isValue(this.publication.data().bytes())) {
			return null;
		}
		return (variant == PublicationVariant.DELTA) ? encodeDelta(form, json) : encodeBase(form, json);
	}

	private @Nullable ByteBuf encodeBase(WireForm form, boolean json) {
		Payload data = this.publication.data();
		if (json) {
			return encode(form, variant(data.isEmpty() ? NO_DATA : JsonStrings.quote(data.bytes()), false));
		}
		if (this.publication.epoch().isEmpty()) {
			return same(form, PublicationVariant.FULL);
		}
		return encode(form, variant(data, false));
	}

	private @Nullable ByteBuf encodeDelta(WireForm form, boolean json) {
		Payload patch = json ? textPatch() : bytePatch();
		return (patch != null) ? encode(form, variant(patch, true)) : same(form, PublicationVariant.DELTA_BASE);
	}

	private @Nullable ByteBuf same(WireForm form, PublicationVariant variant) {
		ByteBuf frame = sharedFrame(form, variant);
		return (frame != null) ? frame.retain() : null;
	}

	private @Nullable Payload textPatch() {
		Publication base = base();
		if (this.textPatch == null && base != null) {
			Payload patch = FossilDelta.encodeText(base.data(), this.publication.data());
			this.textPatch = (patch != null) ? JsonStrings.quote(patch.bytes()) : Payload.EMPTY;
		}
		return (this.textPatch != Payload.EMPTY) ? this.textPatch : null;
	}

	private @Nullable Payload bytePatch() {
		Publication base = base();
		if (this.bytePatch == null && base != null) {
			Payload patch = FossilDelta.encode(base.data(), this.publication.data());
			this.bytePatch = (patch != null) ? patch : Payload.EMPTY;
		}
		return (this.bytePatch != Payload.EMPTY) ? this.bytePatch : null;
	}

	private @Nullable Publication base() {
		return (this.deltaWanted && !this.publication.removed()) ? this.previous : null;
	}

	private Publication variant(Payload data, boolean delta) {
		return this.publication.toBuilder().data(data).delta(delta).epoch("").build();
	}

	private @Nullable ByteBuf encode(WireForm form, Publication body) {
		try {
			return form.encode(ByteBufAllocator.DEFAULT, new Push(channel(), new PublicationPush(body)));
		}
		catch (DisconnectException ex) {
			return null;
		}
	}

	/**
	 * Return the channel.
	 * @return its full name
	 */
	public String channel() {
		return channelName();
	}

}

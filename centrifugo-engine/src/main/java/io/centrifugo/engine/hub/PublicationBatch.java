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

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * Publications of one channel that waited in one turn of the loop. Valid during
 * {@link Subscriber#onPublications} only. Buffers are borrowed: whoever keeps or writes
 * one retains it first.
 *
 * @since 0.1.0
 */
public interface PublicationBatch {

	/**
	 * Return how many publications there are.
	 * @return at least 1
	 */
	int size();

	/**
	 * Return one publication.
	 * @param index its index, oldest first
	 * @return the publication
	 */
	BroadcastPublication get(int index);

	/**
	 * Return whether a subscriber at {@code firstOffset() - 1} and {@code epoch()} may
	 * take the batch as a whole.
	 * @return {@code true} if every publication has an offset, all are of one epoch and
	 * the offsets grow by one
	 */
	boolean positioned();

	/**
	 * Return the offset of the first publication.
	 * @return the offset, 0 without history
	 */
	long firstOffset();

	/**
	 * Return the offset of the last publication.
	 * @return the offset, 0 without history
	 */
	long lastOffset();

	/**
	 * Return the epoch of the last publication.
	 * @return the epoch, empty without history
	 */
	String epoch();

	/**
	 * Return all publications in one variant as one buffer, shared by every subscriber of
	 * the loop and wire form. Goes to a connection as {@code write(joined.retain())}.
	 * @param form the wire form
	 * @param variant the variant
	 * @return a borrowed buffer; {@code null} if this encoding cannot carry one of the
	 * publications, for which the connection is closed with 3506
	 */
	@Nullable ByteBuf joined(WireForm form, PublicationVariant variant);

	/**
	 * Return all publications in full as one buffer.
	 * @param form the wire form
	 * @return a borrowed buffer, or {@code null} as above
	 */
	default @Nullable ByteBuf joined(WireForm form) {
		return joined(form, PublicationVariant.FULL);
	}

}

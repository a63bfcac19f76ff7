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

package io.centrifugo.engine.poll;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.hub.BroadcastPublication;
import io.centrifugo.engine.hub.PublicationVariant;
import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * A new value of a key on its way to all that track it, encoded when the first of them
 * needs it.
 *
 * @since 0.1.0
 */
public final class KeyUpdate {

	private final BroadcastPublication publication;

	private final long version;

	private final long previousVersion;

	KeyUpdate(BroadcastPublication publication, long version, long previousVersion) {
		this.publication = publication;
		this.version = version;
		this.previousVersion = previousVersion;
	}

	public String key() {
		return this.publication.publication().key();
	}

	public boolean removed() {
		return this.publication.publication().removed();
	}

	/**
	 * Return the version of the value.
	 * @return the version, unsigned
	 */
	public long version() {
		return this.version;
	}

	/**
	 * Return the version that a delta is against.
	 * @return the version, unsigned
	 */
	public long previousVersion() {
		return this.previousVersion;
	}

	/**
	 * Return the encoded push, shared by all.
	 * @param form the wire form
	 * @param variant the variant
	 * @return a borrowed buffer; {@code null} if this encoding cannot carry it
	 */
	public @Nullable ByteBuf frame(WireForm form, PublicationVariant variant) {
		return this.publication.frame(form, variant);
	}

	/**
	 * Give up one tracker's hold of it.
	 */
	public void release() {
		this.publication.delivered();
	}

}

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

package io.centrifugo.engine.protocol;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One message in a channel. {@code time} and {@code previousData} travel between servers
 * only and are never sent to clients.
 *
 * @param data what was published
 * @param info the publishing client, absent for publications of the server API
 * @param offset number in the stream, unsigned, 0 without history
 * @param epoch epoch of the stream; clients see it on the first publication (offset 1)
 * only
 * @param tags name-value pairs that tags filters look at
 * @param delta whether {@code data} is a patch (to clients) or deltas are wanted (between
 * servers)
 * @param time publish time in Unix milliseconds, 0 if unknown
 * @param channel concrete channel of a wildcard subscription, else empty
 * @param map key, removal flag and order of a map channel, absent elsewhere
 * @param previousData previous value, delta base of shared poll and PostgreSQL
 * @param version version of a shared poll key, unsigned
 * @since 0.1.0
 */
public record Publication(Payload data, @Nullable ClientInfo info, long offset, String epoch, Map<String, String> tags,
		boolean delta, long time, String channel, @Nullable MapEntryChange map, Payload previousData, long version) {

	public Publication {
		tags = Map.copyOf(tags);
	}

	/**
	 * Create a publication of data alone.
	 * @param data what to publish
	 * @return the publication
	 */
	public static Publication of(Payload data) {
		return builder(data).build();
	}

	/**
	 * Start a publication.
	 * @param data what to publish
	 * @return a builder with every other part absent
	 */
	public static Builder builder(Payload data) {
		return new Builder(data);
	}

	/**
	 * Start from this publication's values.
	 * @return a builder
	 */
	public Builder toBuilder() {
		Builder builder = new Builder(this.data);
		builder.info = this.info;
		builder.offset = this.offset;
		builder.epoch = this.epoch;
		builder.tags = this.tags;
		builder.delta = this.delta;
		builder.time = this.time;
		builder.channel = this.channel;
		builder.map = this.map;
		builder.previousData = this.previousData;
		builder.version = this.version;
		return builder;
	}

	/**
	 * Return the same publication at a place in a stream.
	 * @param position the offset and epoch to carry
	 * @return a copy
	 */
	public Publication at(StreamPosition position) {
		return toBuilder().offset(position.offset()).epoch(position.epoch()).build();
	}

	/**
	 * Return the map key.
	 * @return the key, empty outside map channels and shared poll
	 */
	public String key() {
		return (this.map != null) ? this.map.key() : "";
	}

	/**
	 * Return whether this tells that a map key is gone.
	 * @return {@code true} for a removal
	 */
	public boolean removed() {
		return this.map != null && this.map.removed();
	}

	/**
	 * Mutable collector of a publication's parts.
	 */
	public static final class Builder {

		private Payload data;

		private @Nullable ClientInfo info;

		private long offset;

		private String epoch = "";

		private Map<String, String> tags = Map.of();

		private boolean delta;

		private long time;

		private String channel = "";

		private @Nullable MapEntryChange map;

		private Payload previousData = Payload.EMPTY;

		private long version;

		private Builder(Payload data) {
			this.data = data;
		}

		public Builder data(Payload data) {
			this.data = data;
			return this;
		}

		public Builder info(@Nullable ClientInfo info) {
			this.info = info;
			return this;
		}

		public Builder offset(long offset) {
			this.offset = offset;
			return this;
		}

		public Builder epoch(String epoch) {
			this.epoch = epoch;
			return this;
		}

		public Builder tags(Map<String, String> tags) {
			this.tags = tags;
			return this;
		}

		public Builder delta(boolean delta) {
			this.delta = delta;
			return this;
		}

		public Builder time(long time) {
			this.time = time;
			return this;
		}

		public Builder channel(String channel) {
			this.channel = channel;
			return this;
		}

		public Builder map(@Nullable MapEntryChange map) {
			this.map = map;
			return this;
		}

		public Builder previousData(Payload previousData) {
			this.previousData = previousData;
			return this;
		}

		public Builder version(long version) {
			this.version = version;
			return this;
		}

		public Publication build() {
			return new Publication(this.data, this.info, this.offset, this.epoch, this.tags, this.delta, this.time,
					this.channel, this.map, this.previousData, this.version);
		}

	}

}

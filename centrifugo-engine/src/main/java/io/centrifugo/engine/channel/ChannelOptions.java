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

package io.centrifugo.engine.channel;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of a namespace; nothing is inherited from another.
 *
 * @param history what is kept
 * @param presence who is listed
 * @param recovery how gaps are found and closed
 * @param delta whether patches are sent
 * @param access who may do what
 * @param tagsFilterAllowed whether subscribers may filter by tags
 * @param regex pattern that must be found in the name after the namespace; {@code null}
 * for the ASCII check
 * @param dataFormat check of published data
 * @param type kind of subscription served
 * @param proxies which backends are asked
 * @param map how map channels keep state
 * @param sharedPoll how a backend is polled
 * @since 0.1.0
 */
public record ChannelOptions(HistoryOptions history, PresenceOptions presence, RecoveryOptions recovery,
		DeltaOptions delta, AccessRules access, boolean tagsFilterAllowed, @Nullable Pattern regex,
		PublicationDataFormat dataFormat, SubscriptionType type, ChannelProxies proxies, MapOptions map,
		SharedPollOptions sharedPoll) {

	/** Everything off: the original's defaults. */
	public static final ChannelOptions DEFAULT = new ChannelOptions(HistoryOptions.NONE, PresenceOptions.NONE,
			RecoveryOptions.NONE, DeltaOptions.NONE, AccessRules.CLOSED, false, null, PublicationDataFormat.NOT_EMPTY,
			SubscriptionType.STREAM);

	/**
	 * Create options of a namespace of streams, without proxies.
	 * @param history what is kept
	 * @param presence who is listed
	 * @param recovery how gaps are found and closed
	 * @param delta whether patches are sent
	 * @param access who may do what
	 * @param tagsFilterAllowed whether subscribers may filter by tags
	 * @param regex pattern that must be found in the name after the namespace
	 * @param dataFormat check of published data
	 * @param type kind of subscription served
	 */
	public ChannelOptions(HistoryOptions history, PresenceOptions presence, RecoveryOptions recovery,
			DeltaOptions delta, AccessRules access, boolean tagsFilterAllowed, @Nullable Pattern regex,
			PublicationDataFormat dataFormat, SubscriptionType type) {
		this(history, presence, recovery, delta, access, tagsFilterAllowed, regex, dataFormat, type,
				ChannelProxies.NONE, MapOptions.DEFAULT, SharedPollOptions.DEFAULT);
	}

	/**
	 * Start from the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return DEFAULT.toBuilder();
	}

	/**
	 * Start from these options.
	 * @return a builder
	 */
	public Builder toBuilder() {
		return new Builder(this);
	}

	/**
	 * Mutable collector of options, group by group.
	 */
	public static final class Builder {

		private HistoryOptions history;

		private PresenceOptions presence;

		private RecoveryOptions recovery;

		private DeltaOptions delta;

		private AccessRules access;

		private boolean tagsFilterAllowed;

		private @Nullable Pattern regex;

		private PublicationDataFormat dataFormat;

		private SubscriptionType type;

		private ChannelProxies proxies;

		private MapOptions map;

		private SharedPollOptions sharedPoll;

		private Builder(ChannelOptions options) {
			this.history = options.history();
			this.presence = options.presence();
			this.recovery = options.recovery();
			this.delta = options.delta();
			this.access = options.access();
			this.tagsFilterAllowed = options.tagsFilterAllowed();
			this.regex = options.regex();
			this.dataFormat = options.dataFormat();
			this.type = options.type();
			this.proxies = options.proxies();
			this.map = options.map();
			this.sharedPoll = options.sharedPoll();
		}

		public Builder history(HistoryOptions history) {
			this.history = history;
			return this;
		}

		public Builder presence(PresenceOptions presence) {
			this.presence = presence;
			return this;
		}

		public Builder recovery(RecoveryOptions recovery) {
			this.recovery = recovery;
			return this;
		}

		public Builder delta(DeltaOptions delta) {
			this.delta = delta;
			return this;
		}

		public Builder access(AccessRules access) {
			this.access = access;
			return this;
		}

		public Builder tagsFilterAllowed(boolean tagsFilterAllowed) {
			this.tagsFilterAllowed = tagsFilterAllowed;
			return this;
		}

		public Builder regex(@Nullable Pattern regex) {
			this.regex = regex;
			return this;
		}

		public Builder dataFormat(PublicationDataFormat dataFormat) {
			this.dataFormat = dataFormat;
			return this;
		}

		public Builder type(SubscriptionType type) {
			this.type = type;
			return this;
		}

		public Builder proxies(ChannelProxies proxies) {
			this.proxies = proxies;
			return this;
		}

		public Builder map(MapOptions map) {
			this.map = map;
			return this;
		}

		public Builder sharedPoll(SharedPollOptions sharedPoll) {
			this.sharedPoll = sharedPoll;
			return this;
		}

		public ChannelOptions build() {
			return new ChannelOptions(this.history, this.presence, this.recovery, this.delta, this.access,
					this.tagsFilterAllowed, this.regex, this.dataFormat, this.type, this.proxies, this.map,
					this.sharedPoll);
		}

	}

}

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

import java.time.Duration;
import java.util.List;

/**
 * Options of the channels of a namespace. Nothing is inherited from the channels without
 * namespace.
 *
 * @param history how much is kept; a zero lifetime of offset and epoch means the global
 * one, which {@link ChannelRules} fills in
 * @param presenceOptions what is known and told of subscribers
 * @param recoveryOptions how far subscribers can rely on getting everything
 * @param publicationOptions what is done with publications
 * @param access what clients may do
 * @param proxies which backend is asked
 * @param channelRegex RE2 pattern of the name behind the namespace, empty for ASCII only
 * @param subscriptionType the kind of subscription served
 * @param map how map channels keep state
 * @param sharedPoll how a backend is polled
 * @since 0.1.0
 */
public record ChannelOptions(HistoryOptions history, PresenceOptions presenceOptions, RecoveryOptions recoveryOptions,
		PublicationOptions publicationOptions, AccessOptions access, ChannelProxies proxies, String channelRegex,
		SubscriptionType subscriptionType, MapOptions map, SharedPollOptions sharedPoll) {

	/** As configuration without any key has it: closed, nothing kept. */
	public static final ChannelOptions DEFAULTS = builder().build();

	/**
	 * Start from the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Start from these options.
	 * @return a builder
	 */
	public Builder toBuilder() {
		Builder builder = new Builder();
		builder.history = this.history;
		builder.presence = this.presenceOptions;
		builder.recovery = this.recoveryOptions;
		builder.publications = this.publicationOptions;
		builder.access = this.access;
		builder.proxies = this.proxies;
		builder.channelRegex = this.channelRegex;
		builder.subscriptionType = this.subscriptionType;
		builder.map = this.map;
		builder.sharedPoll = this.sharedPoll;
		return builder;
	}

	/**
	 * Return whether subscribers are tracked.
	 * @return {@code presence}
	 */
	public boolean presence() {
		return this.presenceOptions.presence();
	}

	/**
	 * Return whether joins and leaves are published.
	 * @return {@code join_leave}
	 */
	public boolean joinLeave() {
		return this.presenceOptions.joinLeave();
	}

	/**
	 * Return whether subscribers get joins and leaves unasked.
	 * @return {@code force_push_join_leave}
	 */
	public boolean forcePushJoinLeave() {
		return this.presenceOptions.forcePushJoinLeave();
	}

	/**
	 * Return whether positions of all subscribers are tracked.
	 * @return {@code force_positioning}
	 */
	public boolean forcePositioning() {
		return this.recoveryOptions.forcePositioning();
	}

	/**
	 * Return whether clients may ask for tracking.
	 * @return {@code allow_positioning}
	 */
	public boolean allowPositioning() {
		return this.recoveryOptions.allowPositioning();
	}

	/**
	 * Return whether all subscribers recover.
	 * @return {@code force_recovery}
	 */
	public boolean forceRecovery() {
		return this.recoveryOptions.forceRecovery();
	}

	/**
	 * Return whether clients may ask for recovery.
	 * @return {@code allow_recovery}
	 */
	public boolean allowRecovery() {
		return this.recoveryOptions.allowRecovery();
	}

	/**
	 * Return how recovery works.
	 * @return {@code force_recovery_mode}
	 */
	public RecoveryMode recoveryMode() {
		return this.recoveryOptions.mode();
	}

	/**
	 * Return whether the newest publication comes with a subscribe unasked.
	 * @return {@code auto_cache_recover}
	 */
	public boolean autoCacheRecover() {
		return this.recoveryOptions.autoCacheRecover();
	}

	/**
	 * Return the delta formats that subscribers may ask for.
	 * @return {@code allowed_delta_types}
	 */
	public List<String> allowedDeltaTypes() {
		return this.publicationOptions.allowedDeltaTypes();
	}

	/**
	 * Return whether every publication may be sent as a delta.
	 * @return {@code delta_publish}
	 */
	public boolean deltaPublish() {
		return this.publicationOptions.deltaPublish();
	}

	/**
	 * Return whether subscribers may filter by tags.
	 * @return {@code allow_tags_filter}
	 */
	public boolean allowTagsFilter() {
		return this.publicationOptions.allowTagsFilter();
	}

	/**
	 * Return what data is accepted.
	 * @return {@code publication_data_format}; the global one, if the namespace has none,
	 * is filled in by {@link ChannelRules}
	 */
	public PublicationDataFormat publicationDataFormat() {
		return this.publicationOptions.dataFormat();
	}

	/**
	 * Mutable collector of options, group by group.
	 */
	public static final class Builder {

		private HistoryOptions history = new HistoryOptions(0, Duration.ZERO, Duration.ZERO);

		private PresenceOptions presence = PresenceOptions.NONE;

		private RecoveryOptions recovery = RecoveryOptions.NONE;

		private PublicationOptions publications = PublicationOptions.DEFAULT;

		private AccessOptions access = AccessOptions.NONE;

		private ChannelProxies proxies = ChannelProxies.NONE;

		private String channelRegex = "";

		private SubscriptionType subscriptionType = SubscriptionType.STREAM;

		private MapOptions map = MapOptions.DEFAULT;

		private SharedPollOptions sharedPoll = SharedPollOptions.DEFAULT;

		private Builder() {
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

		public Builder publications(PublicationOptions publications) {
			this.publications = publications;
			return this;
		}

		public Builder access(AccessOptions access) {
			this.access = access;
			return this;
		}

		public Builder proxies(ChannelProxies proxies) {
			this.proxies = proxies;
			return this;
		}

		public Builder channelRegex(String channelRegex) {
			this.channelRegex = channelRegex;
			return this;
		}

		public Builder subscriptionType(SubscriptionType subscriptionType) {
			this.subscriptionType = subscriptionType;
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
			return new ChannelOptions(this.history, this.presence, this.recovery, this.publications, this.access,
					this.proxies, this.channelRegex, this.subscriptionType, this.map, this.sharedPoll);
		}

	}

}

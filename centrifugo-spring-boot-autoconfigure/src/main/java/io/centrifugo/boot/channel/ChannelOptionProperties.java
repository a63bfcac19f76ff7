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

package io.centrifugo.boot.channel;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.centrifugo.engine.channel.PublicationDataFormat;
import io.centrifugo.engine.channel.SubscriptionType;

/**
 * Options of the channels of a namespace.
 *
 * @since 0.1.0
 */
public class ChannelOptionProperties extends ChannelStreamProperties {

	/**
	 * Kind of subscriptions that the channels are for.
	 */
	private SubscriptionType subscriptionType = SubscriptionType.STREAM;

	/**
	 * Maps, with subscription type map, map_clients or map_users.
	 */
	@NestedConfigurationProperty
	private final ChannelMapProperties map = new ChannelMapProperties();

	/**
	 * Shared polls, with subscription type shared_poll.
	 */
	@NestedConfigurationProperty
	private final ChannelSharedPollProperties sharedPoll = new ChannelSharedPollProperties();

	/**
	 * Whether to track who is subscribed.
	 */
	private boolean presence;

	/**
	 * Start of the name of the map_clients channel that lists who is subscribed. None
	 * unless set.
	 */
	private String mapClientsPresenceChannelPrefix = "";

	/**
	 * Start of the name of the map_users channel that lists which users are subscribed.
	 * None unless set.
	 */
	private String mapUsersPresenceChannelPrefix = "";

	/**
	 * Whether to publish join and leave events.
	 */
	private boolean joinLeave;

	/**
	 * Whether every subscriber gets join and leave events unasked.
	 */
	private boolean forcePushJoinLeave;

	/**
	 * Comma-separated list of delta formats that subscribers may ask for; "fossil" is the
	 * only one.
	 */
	private List<String> allowedDeltaTypes = new ArrayList<>();

	/**
	 * Whether every publication may be sent as a delta.
	 */
	private boolean deltaPublish;

	/**
	 * Whether subscribers may filter publications by tags.
	 */
	private boolean allowTagsFilter;

	/**
	 * Pattern that the part of a name after the namespace must contain. Names must be
	 * ASCII unless set.
	 */
	private String channelRegex = "";

	/**
	 * What published data must be. That of all channels unless set.
	 */
	private @Nullable PublicationDataFormat publicationDataFormat;

	public SubscriptionType getSubscriptionType() {
		return this.subscriptionType;
	}

	public void setSubscriptionType(SubscriptionType subscriptionType) {
		this.subscriptionType = subscriptionType;
	}

	public ChannelMapProperties getMap() {
		return this.map;
	}

	public ChannelSharedPollProperties getSharedPoll() {
		return this.sharedPoll;
	}

	public String getMapClientsPresenceChannelPrefix() {
		return this.mapClientsPresenceChannelPrefix;
	}

	public void setMapClientsPresenceChannelPrefix(String mapClientsPresenceChannelPrefix) {
		this.mapClientsPresenceChannelPrefix = mapClientsPresenceChannelPrefix;
	}

	public String getMapUsersPresenceChannelPrefix() {
		return this.mapUsersPresenceChannelPrefix;
	}

	public void setMapUsersPresenceChannelPrefix(String mapUsersPresenceChannelPrefix) {
		this.mapUsersPresenceChannelPrefix = mapUsersPresenceChannelPrefix;
	}

	public boolean isPresence() {
		return this.presence;
	}

	public void setPresence(boolean presence) {
		this.presence = presence;
	}

	public boolean isJoinLeave() {
		return this.joinLeave;
	}

	public void setJoinLeave(boolean joinLeave) {
		this.joinLeave = joinLeave;
	}

	public boolean isForcePushJoinLeave() {
		return this.forcePushJoinLeave;
	}

	public void setForcePushJoinLeave(boolean forcePushJoinLeave) {
		this.forcePushJoinLeave = forcePushJoinLeave;
	}

	public List<String> getAllowedDeltaTypes() {
		return this.allowedDeltaTypes;
	}

	public void setAllowedDeltaTypes(List<String> allowedDeltaTypes) {
		this.allowedDeltaTypes = allowedDeltaTypes;
	}

	public boolean isDeltaPublish() {
		return this.deltaPublish;
	}

	public void setDeltaPublish(boolean deltaPublish) {
		this.deltaPublish = deltaPublish;
	}

	public boolean isAllowTagsFilter() {
		return this.allowTagsFilter;
	}

	public void setAllowTagsFilter(boolean allowTagsFilter) {
		this.allowTagsFilter = allowTagsFilter;
	}

	public String getChannelRegex() {
		return this.channelRegex;
	}

	public void setChannelRegex(String channelRegex) {
		this.channelRegex = channelRegex;
	}

	public @Nullable PublicationDataFormat getPublicationDataFormat() {
		return this.publicationDataFormat;
	}

	public void setPublicationDataFormat(@Nullable PublicationDataFormat publicationDataFormat) {
		this.publicationDataFormat = publicationDataFormat;
	}

}

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

/**
 * What clients may do in the channels of a namespace.
 *
 * @since 0.1.0
 */
public abstract class ChannelPermissionProperties {

	/**
	 * Whether any authenticated client may subscribe.
	 */
	private boolean allowSubscribeForClient;

	/**
	 * Whether clients without a user id may subscribe wherever others may.
	 */
	private boolean allowSubscribeForAnonymous;

	/**
	 * Whether subscribers of a channel may publish to it.
	 */
	private boolean allowPublishForSubscriber;

	/**
	 * Whether any authenticated client may publish.
	 */
	private boolean allowPublishForClient;

	/**
	 * Whether clients without a user id may publish wherever others may.
	 */
	private boolean allowPublishForAnonymous;

	/**
	 * Whether subscribers of a channel may read its presence.
	 */
	private boolean allowPresenceForSubscriber;

	/**
	 * Whether any authenticated client may read presence.
	 */
	private boolean allowPresenceForClient;

	/**
	 * Whether clients without a user id may read presence wherever others may.
	 */
	private boolean allowPresenceForAnonymous;

	/**
	 * Whether subscribers of a channel may read its history.
	 */
	private boolean allowHistoryForSubscriber;

	/**
	 * Whether any authenticated client may read history.
	 */
	private boolean allowHistoryForClient;

	/**
	 * Whether clients without a user id may read history wherever others may.
	 */
	private boolean allowHistoryForAnonymous;

	/**
	 * Whether the users listed in the name of a channel may subscribe to it without a
	 * token.
	 */
	private boolean allowUserLimitedChannels;

	public boolean isAllowSubscribeForClient() {
		return this.allowSubscribeForClient;
	}

	public void setAllowSubscribeForClient(boolean allowSubscribeForClient) {
		this.allowSubscribeForClient = allowSubscribeForClient;
	}

	public boolean isAllowSubscribeForAnonymous() {
		return this.allowSubscribeForAnonymous;
	}

	public void setAllowSubscribeForAnonymous(boolean allowSubscribeForAnonymous) {
		this.allowSubscribeForAnonymous = allowSubscribeForAnonymous;
	}

	public boolean isAllowPublishForSubscriber() {
		return this.allowPublishForSubscriber;
	}

	public void setAllowPublishForSubscriber(boolean allowPublishForSubscriber) {
		this.allowPublishForSubscriber = allowPublishForSubscriber;
	}

	public boolean isAllowPublishForClient() {
		return this.allowPublishForClient;
	}

	public void setAllowPublishForClient(boolean allowPublishForClient) {
		this.allowPublishForClient = allowPublishForClient;
	}

	public boolean isAllowPublishForAnonymous() {
		return this.allowPublishForAnonymous;
	}

	public void setAllowPublishForAnonymous(boolean allowPublishForAnonymous) {
		this.allowPublishForAnonymous = allowPublishForAnonymous;
	}

	public boolean isAllowPresenceForSubscriber() {
		return this.allowPresenceForSubscriber;
	}

	public void setAllowPresenceForSubscriber(boolean allowPresenceForSubscriber) {
		this.allowPresenceForSubscriber = allowPresenceForSubscriber;
	}

	public boolean isAllowPresenceForClient() {
		return this.allowPresenceForClient;
	}

	public void setAllowPresenceForClient(boolean allowPresenceForClient) {
		this.allowPresenceForClient = allowPresenceForClient;
	}

	public boolean isAllowPresenceForAnonymous() {
		return this.allowPresenceForAnonymous;
	}

	public void setAllowPresenceForAnonymous(boolean allowPresenceForAnonymous) {
		this.allowPresenceForAnonymous = allowPresenceForAnonymous;
	}

	public boolean isAllowHistoryForSubscriber() {
		return this.allowHistoryForSubscriber;
	}

	public void setAllowHistoryForSubscriber(boolean allowHistoryForSubscriber) {
		this.allowHistoryForSubscriber = allowHistoryForSubscriber;
	}

	public boolean isAllowHistoryForClient() {
		return this.allowHistoryForClient;
	}

	public void setAllowHistoryForClient(boolean allowHistoryForClient) {
		this.allowHistoryForClient = allowHistoryForClient;
	}

	public boolean isAllowHistoryForAnonymous() {
		return this.allowHistoryForAnonymous;
	}

	public void setAllowHistoryForAnonymous(boolean allowHistoryForAnonymous) {
		this.allowHistoryForAnonymous = allowHistoryForAnonymous;
	}

	public boolean isAllowUserLimitedChannels() {
		return this.allowUserLimitedChannels;
	}

	public void setAllowUserLimitedChannels(boolean allowUserLimitedChannels) {
		this.allowUserLimitedChannels = allowUserLimitedChannels;
	}

}

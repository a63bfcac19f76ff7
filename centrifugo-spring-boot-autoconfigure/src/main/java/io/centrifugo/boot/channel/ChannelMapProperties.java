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

import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.MapOptions;

/**
 * Maps of a namespace.
 *
 * @since 0.1.0
 */
public class ChannelMapProperties extends ChannelMapStateProperties {

	/**
	 * Whether the key that is the id of a client is removed when the client unsubscribes.
	 */
	private boolean removeClientOnUnsubscribe;

	/**
	 * Key that a client writes whatever key it names: client_id or user_id. Any key
	 * unless set.
	 */
	private MapOptions.ClientKey clientKey = MapOptions.ClientKey.ANY;

	/**
	 * Whether any authenticated client may write keys.
	 */
	private boolean allowPublishForClient;

	/**
	 * Whether subscribers of a channel may write its keys.
	 */
	private boolean allowPublishForSubscriber;

	/**
	 * Whether clients without a user id may write keys wherever others may.
	 */
	private boolean allowPublishForAnonymous;

	/**
	 * Whether any authenticated client may remove keys.
	 */
	private boolean allowRemoveForClient;

	/**
	 * Whether subscribers of a channel may remove its keys.
	 */
	private boolean allowRemoveForSubscriber;

	/**
	 * Whether clients without a user id may remove keys wherever others may.
	 */
	private boolean allowRemoveForAnonymous;

	/**
	 * Whether a backend decides what clients may write.
	 */
	private boolean publishProxyEnabled;

	/**
	 * Name of the proxy that decides what clients may write.
	 */
	private String publishProxyName = ChannelProxies.Choice.DEFAULT_NAME;

	/**
	 * Whether a backend decides what clients may remove.
	 */
	private boolean removeProxyEnabled;

	/**
	 * Name of the proxy that decides what clients may remove.
	 */
	private String removeProxyName = ChannelProxies.Choice.DEFAULT_NAME;

	public boolean isRemoveClientOnUnsubscribe() {
		return this.removeClientOnUnsubscribe;
	}

	public void setRemoveClientOnUnsubscribe(boolean removeClientOnUnsubscribe) {
		this.removeClientOnUnsubscribe = removeClientOnUnsubscribe;
	}

	public MapOptions.ClientKey getClientKey() {
		return this.clientKey;
	}

	public void setClientKey(MapOptions.ClientKey clientKey) {
		this.clientKey = clientKey;
	}

	public boolean isAllowPublishForClient() {
		return this.allowPublishForClient;
	}

	public void setAllowPublishForClient(boolean allowPublishForClient) {
		this.allowPublishForClient = allowPublishForClient;
	}

	public boolean isAllowPublishForSubscriber() {
		return this.allowPublishForSubscriber;
	}

	public void setAllowPublishForSubscriber(boolean allowPublishForSubscriber) {
		this.allowPublishForSubscriber = allowPublishForSubscriber;
	}

	public boolean isAllowPublishForAnonymous() {
		return this.allowPublishForAnonymous;
	}

	public void setAllowPublishForAnonymous(boolean allowPublishForAnonymous) {
		this.allowPublishForAnonymous = allowPublishForAnonymous;
	}

	public boolean isAllowRemoveForClient() {
		return this.allowRemoveForClient;
	}

	public void setAllowRemoveForClient(boolean allowRemoveForClient) {
		this.allowRemoveForClient = allowRemoveForClient;
	}

	public boolean isAllowRemoveForSubscriber() {
		return this.allowRemoveForSubscriber;
	}

	public void setAllowRemoveForSubscriber(boolean allowRemoveForSubscriber) {
		this.allowRemoveForSubscriber = allowRemoveForSubscriber;
	}

	public boolean isAllowRemoveForAnonymous() {
		return this.allowRemoveForAnonymous;
	}

	public void setAllowRemoveForAnonymous(boolean allowRemoveForAnonymous) {
		this.allowRemoveForAnonymous = allowRemoveForAnonymous;
	}

	public boolean isPublishProxyEnabled() {
		return this.publishProxyEnabled;
	}

	public void setPublishProxyEnabled(boolean publishProxyEnabled) {
		this.publishProxyEnabled = publishProxyEnabled;
	}

	public String getPublishProxyName() {
		return this.publishProxyName;
	}

	public void setPublishProxyName(String publishProxyName) {
		this.publishProxyName = publishProxyName;
	}

	public boolean isRemoveProxyEnabled() {
		return this.removeProxyEnabled;
	}

	public void setRemoveProxyEnabled(boolean removeProxyEnabled) {
		this.removeProxyEnabled = removeProxyEnabled;
	}

	public String getRemoveProxyName() {
		return this.removeProxyName;
	}

	public void setRemoveProxyName(String removeProxyName) {
		this.removeProxyName = removeProxyName;
	}

}

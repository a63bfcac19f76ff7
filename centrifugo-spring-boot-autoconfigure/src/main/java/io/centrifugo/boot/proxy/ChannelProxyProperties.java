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

package io.centrifugo.boot.proxy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of the proxies that namespaces use unless they name another.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.channel.proxy")
public class ChannelProxyProperties {

	/**
	 * Backend that tells the values of keys in shared poll channels.
	 */
	@NestedConfigurationProperty
	private final SharedPollProxyProperties sharedPollRefresh = new SharedPollProxyProperties();

	/**
	 * Backend that decides whether clients may write keys of maps.
	 */
	@NestedConfigurationProperty
	private final ClientProxyProperties mapPublish = new ClientProxyProperties();

	/**
	 * Backend that decides whether clients may remove keys of maps.
	 */
	@NestedConfigurationProperty
	private final ClientProxyProperties mapRemove = new ClientProxyProperties();

	public ClientProxyProperties getMapPublish() {
		return this.mapPublish;
	}

	public ClientProxyProperties getMapRemove() {
		return this.mapRemove;
	}

	public SharedPollProxyProperties getSharedPollRefresh() {
		return this.sharedPollRefresh;
	}

}

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

package io.centrifugo.boot.broker;

import java.time.Duration;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.centrifugo.boot.config.GoDuration;
import io.centrifugo.boot.tls.ClientTlsProperties;

/**
 * NATS as a broker.
 *
 * @since 0.1.0
 */
public class NatsProperties {

	/**
	 * Start of all subjects in NATS.
	 */
	private String prefix = "centrifugo";

	/**
	 * Comma-separated list of servers of one cluster: nats://host:port, with
	 * user:password@ or token@ before the host if needed.
	 */
	private String url = "nats://localhost:4222";

	/**
	 * Time that a connection attempt may take.
	 */
	@GoDuration
	private Duration dialTimeout = Duration.ofSeconds(1);

	/**
	 * Time that a write may take.
	 */
	@GoDuration
	private Duration writeTimeout = Duration.ofSeconds(1);

	/**
	 * Whether clients may subscribe to patterns: * for a part of a name, > for its rest.
	 */
	private boolean allowWildcards;

	/**
	 * Plain subjects and data, which other users of NATS can share.
	 */
	@NestedConfigurationProperty
	private final NatsRawModeProperties rawMode = new NatsRawModeProperties();

	/**
	 * TLS of the connection.
	 */
	@NestedConfigurationProperty
	private final ClientTlsProperties tls = new ClientTlsProperties();

	public String getPrefix() {
		return this.prefix;
	}

	public void setPrefix(String prefix) {
		this.prefix = prefix;
	}

	public String getUrl() {
		return this.url;
	}

	public void setUrl(String url) {
		this.url = url;
	}

	public Duration getDialTimeout() {
		return this.dialTimeout;
	}

	public void setDialTimeout(Duration dialTimeout) {
		this.dialTimeout = dialTimeout;
	}

	public Duration getWriteTimeout() {
		return this.writeTimeout;
	}

	public void setWriteTimeout(Duration writeTimeout) {
		this.writeTimeout = writeTimeout;
	}

	public boolean isAllowWildcards() {
		return this.allowWildcards;
	}

	public void setAllowWildcards(boolean allowWildcards) {
		this.allowWildcards = allowWildcards;
	}

	public NatsRawModeProperties getRawMode() {
		return this.rawMode;
	}

	public ClientTlsProperties getTls() {
		return this.tls;
	}

}

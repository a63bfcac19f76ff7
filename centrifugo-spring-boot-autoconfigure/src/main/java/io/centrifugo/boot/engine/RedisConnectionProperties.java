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

package io.centrifugo.boot.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.centrifugo.boot.config.GoDuration;

/**
 * Connections to Redis.
 *
 * @since 0.1.0
 */
public class RedisConnectionProperties {

	/**
	 * Comma-separated list of addresses, as host:port or URL. Those of the engine, and at
	 * last of the application, are used while it is empty.
	 */
	private List<String> address = new ArrayList<>();

	/**
	 * Start of all keys and channels in Redis.
	 */
	private String prefix = "centrifugo";

	/**
	 * Time that a connection attempt may take.
	 */
	@GoDuration
	private Duration connectTimeout = Duration.ofSeconds(1);

	/**
	 * Time that a command may take.
	 */
	@GoDuration
	private Duration ioTimeout = Duration.ofSeconds(4);

	/**
	 * Number of the database.
	 */
	private int db;

	/**
	 * User to log in as.
	 */
	private String user = "";

	/**
	 * Password to log in with.
	 */
	private String password = "";

	/**
	 * Name of the connections in Redis.
	 */
	private String clientName = "";

	/**
	 * Whether to speak version 2 of the protocol of Redis.
	 */
	private boolean forceResp2;

	/**
	 * TLS of the connections.
	 */
	@NestedConfigurationProperty
	private final RedisTlsProperties tls = new RedisTlsProperties();

	public List<String> getAddress() {
		return this.address;
	}

	public void setAddress(List<String> address) {
		this.address = address;
	}

	public String getPrefix() {
		return this.prefix;
	}

	public void setPrefix(String prefix) {
		this.prefix = prefix;
	}

	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public Duration getIoTimeout() {
		return this.ioTimeout;
	}

	public void setIoTimeout(Duration ioTimeout) {
		this.ioTimeout = ioTimeout;
	}

	public int getDb() {
		return this.db;
	}

	public void setDb(int db) {
		this.db = db;
	}

	public String getUser() {
		return this.user;
	}

	public void setUser(String user) {
		this.user = user;
	}

	public String getPassword() {
		return this.password;
	}

	public void setPassword(String password) {
		this.password = password;
	}

	public String getClientName() {
		return this.clientName;
	}

	public void setClientName(String clientName) {
		this.clientName = clientName;
	}

	public boolean isForceResp2() {
		return this.forceResp2;
	}

	public void setForceResp2(boolean forceResp2) {
		this.forceResp2 = forceResp2;
	}

	public RedisTlsProperties getTls() {
		return this.tls;
	}

}

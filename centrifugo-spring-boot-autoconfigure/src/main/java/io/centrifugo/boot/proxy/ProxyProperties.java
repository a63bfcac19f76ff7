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

import java.time.Duration;

import io.centrifugo.boot.config.GoDuration;

/**
 * A backend and how to ask it.
 *
 * @since 0.1.0
 */
public abstract class ProxyProperties {

	/**
	 * Address of the backend, http or https. Not asked unless set.
	 */
	private String endpoint = "";

	/**
	 * Time that an answer may take.
	 */
	@GoDuration
	private Duration timeout = Duration.ofSeconds(1);

	public String getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(String endpoint) {
		this.endpoint = endpoint;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Return how HTTP requests are made.
	 * @return the HTTP requests
	 */
	public abstract ProxyHttpProperties getHttp();

}

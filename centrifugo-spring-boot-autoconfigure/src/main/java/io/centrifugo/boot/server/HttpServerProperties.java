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

package io.centrifugo.boot.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

import io.centrifugo.boot.tls.ServerTlsProperties;

/**
 * Properties of a server of its own for the endpoints.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.http-server")
public class HttpServerProperties {

	/**
	 * Network address to bind to. All of them unless set.
	 */
	private String address = "";

	/**
	 * Port of a server of its own for the endpoints. Endpoints are on the server of the
	 * application if it has a reactive one and this is not set, or the same port.
	 */
	private @Nullable Integer port;

	/**
	 * TLS of the server of its own.
	 */
	@NestedConfigurationProperty
	private final ServerTlsProperties tls = new ServerTlsProperties();

	public String getAddress() {
		return this.address;
	}

	public void setAddress(String address) {
		this.address = address;
	}

	public @Nullable Integer getPort() {
		return this.port;
	}

	public void setPort(@Nullable Integer port) {
		this.port = port;
	}

	public ServerTlsProperties getTls() {
		return this.tls;
	}

}

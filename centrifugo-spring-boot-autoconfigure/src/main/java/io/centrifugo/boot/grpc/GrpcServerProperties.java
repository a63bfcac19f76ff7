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

package io.centrifugo.boot.grpc;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

import io.centrifugo.boot.tls.ServerTlsProperties;

/**
 * Properties that every server which speaks gRPC has.
 *
 * @since 0.1.0
 */
public abstract class GrpcServerProperties {

	/**
	 * Network address to bind to. All of them unless set.
	 */
	private String address = "";

	/**
	 * Largest request. 4 MB if zero.
	 */
	private DataSize maxReceiveMessageSize = DataSize.ofBytes(0);

	/**
	 * TLS of the server.
	 */
	@NestedConfigurationProperty
	private final ServerTlsProperties tls = new ServerTlsProperties();

	public String getAddress() {
		return this.address;
	}

	public void setAddress(String address) {
		this.address = address;
	}

	public abstract int getPort();

	public DataSize getMaxReceiveMessageSize() {
		return this.maxReceiveMessageSize;
	}

	public void setMaxReceiveMessageSize(DataSize maxReceiveMessageSize) {
		this.maxReceiveMessageSize = maxReceiveMessageSize;
	}

	public ServerTlsProperties getTls() {
		return this.tls;
	}

}

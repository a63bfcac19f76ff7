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

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the unidirectional gRPC transport.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.uni-grpc")
public class UniGrpcProperties extends GrpcServerProperties {

	/**
	 * Whether to serve the unidirectional gRPC transport.
	 */
	private boolean enabled;

	/**
	 * Port of the unidirectional gRPC transport.
	 */
	private int port = 11_000;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	@Override
	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

}

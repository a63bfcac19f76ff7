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

import io.centrifugo.boot.api.ErrorMode;

/**
 * Properties of the gRPC API.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.grpc-api")
public class GrpcApiProperties extends GrpcServerProperties {

	/**
	 * Whether to serve the gRPC API.
	 */
	private boolean enabled;

	/**
	 * Port of the gRPC API.
	 */
	private int port = 10_000;

	/**
	 * Key that callers must present. All calls are refused while there is none.
	 */
	private String key = "";

	/**
	 * Whether to serve callers without a key. For development only.
	 */
	private boolean insecure;

	/**
	 * Where callers find errors.
	 */
	private ErrorMode errorMode = ErrorMode.REPLY;

	/**
	 * Whether to tell everybody the schema of the API by the reflection service.
	 */
	private boolean reflection;

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

	public String getKey() {
		return this.key;
	}

	public void setKey(String key) {
		this.key = key;
	}

	public boolean isInsecure() {
		return this.insecure;
	}

	public void setInsecure(boolean insecure) {
		this.insecure = insecure;
	}

	public ErrorMode getErrorMode() {
		return this.errorMode;
	}

	public void setErrorMode(ErrorMode errorMode) {
		this.errorMode = errorMode;
	}

	public boolean isReflection() {
		return this.reflection;
	}

	public void setReflection(boolean reflection) {
		this.reflection = reflection;
	}

}

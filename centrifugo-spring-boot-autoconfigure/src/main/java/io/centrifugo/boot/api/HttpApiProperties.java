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

package io.centrifugo.boot.api;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the HTTP API.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.http-api")
public class HttpApiProperties {

	/**
	 * Whether not to serve the HTTP API.
	 */
	private boolean disabled;

	/**
	 * Path of the HTTP API.
	 */
	private String handlerPrefix = "/api";

	/**
	 * Key that callers must present. All calls are refused while there is none.
	 */
	private String key = "";

	/**
	 * Where callers find errors.
	 */
	private ErrorMode errorMode = ErrorMode.REPLY;

	/**
	 * Whether to serve callers without a key. For development only.
	 */
	private boolean insecure;

	public boolean isDisabled() {
		return this.disabled;
	}

	public void setDisabled(boolean disabled) {
		this.disabled = disabled;
	}

	public String getHandlerPrefix() {
		return this.handlerPrefix;
	}

	public void setHandlerPrefix(String handlerPrefix) {
		this.handlerPrefix = handlerPrefix;
	}

	public String getKey() {
		return this.key;
	}

	public void setKey(String key) {
		this.key = key;
	}

	public ErrorMode getErrorMode() {
		return this.errorMode;
	}

	public void setErrorMode(ErrorMode errorMode) {
		this.errorMode = errorMode;
	}

	public boolean isInsecure() {
		return this.insecure;
	}

	public void setInsecure(boolean insecure) {
		this.insecure = insecure;
	}

}

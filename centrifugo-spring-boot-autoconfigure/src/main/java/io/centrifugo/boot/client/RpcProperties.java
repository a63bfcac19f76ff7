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

package io.centrifugo.boot.client;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the calls of clients.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.rpc")
public class RpcProperties {

	/**
	 * Built-in method that answers nothing.
	 */
	private final Ping ping = new Ping();

	public Ping getPing() {
		return this.ping;
	}

	/**
	 * Built-in method that answers nothing.
	 */
	public static class Ping {

		/**
		 * Whether to answer the built-in method.
		 */
		private boolean enabled;

		/**
		 * Name of the built-in method.
		 */
		private String method = "ping";

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getMethod() {
			return this.method;
		}

		public void setMethod(String method) {
			this.method = method;
		}

	}

}

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

package io.centrifugo.boot.transport;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the unidirectional WebSocket transport.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.uni-websocket")
public class UniWebSocketProperties extends WebSocketConnectionProperties {

	/**
	 * Whether to serve the unidirectional WebSocket transport.
	 */
	private boolean enabled;

	/**
	 * Path of the unidirectional WebSocket transport.
	 */
	private String handlerPrefix = "/connection/uni_websocket";

	/**
	 * Whether to drop the connection without a close frame.
	 */
	private boolean disableClosingHandshake;

	/**
	 * Whether to leave out the disconnect push before the close frame.
	 */
	private boolean disableDisconnectPush;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getHandlerPrefix() {
		return this.handlerPrefix;
	}

	public void setHandlerPrefix(String handlerPrefix) {
		this.handlerPrefix = handlerPrefix;
	}

	public boolean isDisableClosingHandshake() {
		return this.disableClosingHandshake;
	}

	public void setDisableClosingHandshake(boolean disableClosingHandshake) {
		this.disableClosingHandshake = disableClosingHandshake;
	}

	public boolean isDisableDisconnectPush() {
		return this.disableDisconnectPush;
	}

	public void setDisableDisconnectPush(boolean disableDisconnectPush) {
		this.disableDisconnectPush = disableDisconnectPush;
	}

}

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

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import io.centrifugo.boot.config.GoDuration;
import io.centrifugo.engine.transport.sockjs.SockJsOptions;
import io.centrifugo.engine.transport.websocket.WebSocketOptions;

/**
 * Properties of the SockJS transport.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.sockjs")
public class SockJsProperties extends RequestProperties {

	/**
	 * Whether to serve the SockJS transport.
	 */
	private boolean enabled;

	/**
	 * Path of the SockJS transport.
	 */
	private String handlerPrefix = "/connection/sockjs";

	/**
	 * Address of the SockJS client's script, for browsers that load it into an invisible
	 * frame.
	 */
	private String url = "https://cdn.jsdelivr.net/npm/sockjs-client@1/dist/sockjs.min.js";

	/**
	 * Time between heartbeat frames of SockJS; 0 for none, since clients are pinged
	 * anyway.
	 */
	@GoDuration
	private Duration heartbeatDelay = Duration.ZERO;

	/**
	 * Time that a session by HTTP lives between two requests of its client.
	 */
	@GoDuration
	private Duration disconnectDelay = Duration.ofSeconds(5);

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

	public String getUrl() {
		return this.url;
	}

	public void setUrl(String url) {
		this.url = url;
	}

	public Duration getHeartbeatDelay() {
		return this.heartbeatDelay;
	}

	public void setHeartbeatDelay(Duration heartbeatDelay) {
		this.heartbeatDelay = heartbeatDelay;
	}

	public Duration getDisconnectDelay() {
		return this.disconnectDelay;
	}

	public void setDisconnectDelay(Duration disconnectDelay) {
		this.disconnectDelay = disconnectDelay;
	}

	/**
	 * Check the settings and make engine options of them.
	 */
	SockJsOptions toOptions() {
		int limit = maxBodySize("centrifugo.sockjs");
		return new SockJsOptions(this.url, this.heartbeatDelay, this.disconnectDelay, limit,
				SockJsOptions.DEFAULTS.responseLimit(), WebSocketOptions.DEFAULTS.withMessageSizeLimit(limit));
	}

}

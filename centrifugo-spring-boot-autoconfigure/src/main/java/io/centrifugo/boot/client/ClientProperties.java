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

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of client connections.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.client")
public class ClientProperties extends ClientLimitProperties {

	/**
	 * Comma-separated list of glob patterns, one of which must match the Origin header of
	 * a browser. Only requests without that header pass while it is empty.
	 */
	private List<String> allowedOrigins = new ArrayList<>();

	/**
	 * Whether clients without a token may connect, as a user without id.
	 */
	private boolean allowAnonymousConnectWithoutToken;

	/**
	 * Whether to refuse connection tokens without a user id.
	 */
	private boolean disallowAnonymousConnectionTokens;

	/**
	 * Whether the connect reply carries the time of the server.
	 */
	private boolean connectIncludeServerTime;

	/**
	 * Whether to let everybody connect and do everything. For development only.
	 */
	private boolean insecure;

	/**
	 * Whether to accept tokens whatever their signature. For development only.
	 */
	private boolean insecureSkipTokenSignatureVerify;

	/**
	 * Request header that carries the user id, set by a trusted proxy that authenticates.
	 */
	private String userIdHttpHeader = "";

	/**
	 * Verification of connection tokens, and of subscription tokens unless those have
	 * their own.
	 */
	@NestedConfigurationProperty
	private final TokenProperties token = new TokenProperties();

	/**
	 * Verification of subscription tokens.
	 */
	@NestedConfigurationProperty
	private final SubscriptionTokenProperties subscriptionToken = new SubscriptionTokenProperties();

	/**
	 * Automatic subscription of users to a channel of their own.
	 */
	private final SubscribeToUserPersonalChannel subscribeToUserPersonalChannel = new SubscribeToUserPersonalChannel();

	/**
	 * Disconnects in place of connect errors on unidirectional transports.
	 */
	private final ConnectCodeToUnidirectionalDisconnect connectCodeToUnidirectionalDisconnect = new ConnectCodeToUnidirectionalDisconnect();

	public List<String> getAllowedOrigins() {
		return this.allowedOrigins;
	}

	public void setAllowedOrigins(List<String> allowedOrigins) {
		this.allowedOrigins = allowedOrigins;
	}

	public boolean isAllowAnonymousConnectWithoutToken() {
		return this.allowAnonymousConnectWithoutToken;
	}

	public void setAllowAnonymousConnectWithoutToken(boolean allowAnonymousConnectWithoutToken) {
		this.allowAnonymousConnectWithoutToken = allowAnonymousConnectWithoutToken;
	}

	public boolean isDisallowAnonymousConnectionTokens() {
		return this.disallowAnonymousConnectionTokens;
	}

	public void setDisallowAnonymousConnectionTokens(boolean disallowAnonymousConnectionTokens) {
		this.disallowAnonymousConnectionTokens = disallowAnonymousConnectionTokens;
	}

	public boolean isConnectIncludeServerTime() {
		return this.connectIncludeServerTime;
	}

	public void setConnectIncludeServerTime(boolean connectIncludeServerTime) {
		this.connectIncludeServerTime = connectIncludeServerTime;
	}

	public boolean isInsecure() {
		return this.insecure;
	}

	public void setInsecure(boolean insecure) {
		this.insecure = insecure;
	}

	public boolean isInsecureSkipTokenSignatureVerify() {
		return this.insecureSkipTokenSignatureVerify;
	}

	public void setInsecureSkipTokenSignatureVerify(boolean insecureSkipTokenSignatureVerify) {
		this.insecureSkipTokenSignatureVerify = insecureSkipTokenSignatureVerify;
	}

	public String getUserIdHttpHeader() {
		return this.userIdHttpHeader;
	}

	public void setUserIdHttpHeader(String userIdHttpHeader) {
		this.userIdHttpHeader = userIdHttpHeader;
	}

	public TokenProperties getToken() {
		return this.token;
	}

	public SubscriptionTokenProperties getSubscriptionToken() {
		return this.subscriptionToken;
	}

	public SubscribeToUserPersonalChannel getSubscribeToUserPersonalChannel() {
		return this.subscribeToUserPersonalChannel;
	}

	public ConnectCodeToUnidirectionalDisconnect getConnectCodeToUnidirectionalDisconnect() {
		return this.connectCodeToUnidirectionalDisconnect;
	}

	/**
	 * Automatic subscription of users to a channel of their own.
	 */
	public static class SubscribeToUserPersonalChannel {

		/**
		 * Whether to subscribe each user to a channel of its own.
		 */
		private boolean enabled;

		/**
		 * Namespace of the personal channels.
		 */
		private String personalChannelNamespace = "";

		/**
		 * Whether a new connection of a user ends the older ones. Needs presence in the
		 * namespace of the personal channels.
		 */
		private boolean singleConnection;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getPersonalChannelNamespace() {
			return this.personalChannelNamespace;
		}

		public void setPersonalChannelNamespace(String personalChannelNamespace) {
			this.personalChannelNamespace = personalChannelNamespace;
		}

		public boolean isSingleConnection() {
			return this.singleConnection;
		}

		public void setSingleConnection(boolean singleConnection) {
			this.singleConnection = singleConnection;
		}

	}

	/**
	 * Disconnects in place of connect errors on unidirectional transports.
	 */
	public static class ConnectCodeToUnidirectionalDisconnect {

		/**
		 * Whether to replace connect errors by disconnects of choice.
		 */
		private boolean enabled;

		/**
		 * Which errors become which disconnects.
		 */
		private final List<DisconnectTransform> transforms = new ArrayList<>();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<DisconnectTransform> getTransforms() {
			return this.transforms;
		}

	}

}

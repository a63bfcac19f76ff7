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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.centrifugo.engine.handler.ConnectHandler;

/**
 * Says at start what is more open than it should be, and what is closed to all.
 */
final class ClientSecurityNotes implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(ClientSecurityNotes.class);

	private final ClientProperties properties;

	private final ObjectProvider<ConnectHandler> connectHandlers;

	ClientSecurityNotes(ClientProperties properties, ObjectProvider<ConnectHandler> connectHandlers) {
		this.properties = properties;
		this.connectHandlers = connectHandlers;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.isInsecure()) {
			logger.warn("Clients connect without a token and may do everything (centrifugo.client.insecure): "
					+ "for development only");
		}
		if (this.properties.getAllowedOrigins().contains("*")) {
			logger.warn("Pages of every origin may connect (centrifugo.client.allowed-origins)");
		}
		if (isClosed()) {
			logger.warn("No client can connect: set centrifugo.client.token.hmac-secret-key to a long random text and "
					+ "sign tokens with it, define a ConnectHandler bean, or, for development only, set "
					+ "centrifugo.client.insecure=true");
		}
	}

	private boolean isClosed() {
		TokenProperties token = this.properties.getToken();
		boolean noKey = (token.getHmacSecretKey() + token.getRsaPublicKey() + token.getEcdsaPublicKey()
				+ token.getJwksPublicEndpoint())
			.isEmpty();
		boolean noOtherWay = !this.properties.isInsecure() && !this.properties.isAllowAnonymousConnectWithoutToken()
				&& !this.properties.isInsecureSkipTokenSignatureVerify()
				&& this.properties.getUserIdHttpHeader().isEmpty();
		return noKey && noOtherWay && this.connectHandlers.stream().findAny().isEmpty();
	}

}

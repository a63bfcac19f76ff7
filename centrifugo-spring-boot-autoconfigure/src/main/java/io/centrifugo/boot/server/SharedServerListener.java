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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

import io.centrifugo.boot.web.WebEndpoints;

/**
 * Tells, once the application's server has started, where clients connect to.
 */
final class SharedServerListener implements ApplicationListener<WebServerInitializedEvent> {

	private static final Logger logger = LoggerFactory.getLogger(SharedServerListener.class);

	private final WebEndpoints endpoints;

	private final LocalPort localPort;

	SharedServerListener(WebEndpoints endpoints, LocalPort localPort) {
		this.endpoints = endpoints;
		this.localPort = localPort;
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		// Others, such as that of the management endpoints, have a name
		if (event.getApplicationContext().getServerNamespace() == null) {
			int port = event.getWebServer().getPort();
			this.localPort.set(port);
			logger.info("Centrifugo serves {} on the application's port {}", String.join(", ", this.endpoints.paths()),
					port);
		}
	}

}

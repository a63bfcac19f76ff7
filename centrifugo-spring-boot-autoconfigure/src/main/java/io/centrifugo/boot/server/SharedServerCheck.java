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

import java.util.Set;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.web.WebEndpoints;

/**
 * Fails the start when the server of the application cannot do what the endpoints need:
 * give a WebSocket's connection away (streams are served by every server), or have the
 * TLS that was set for a server of ours.
 */
final class SharedServerCheck implements InitializingBean {

	private static final Set<String> SUITABLE = Set.of(
			"org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory",
			"org.springframework.boot.jetty.reactive.JettyReactiveWebServerFactory",
			"org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory");

	private final WebEndpoints endpoints;

	private final boolean tls;

	private final ObjectProvider<ReactiveWebServerFactory> factories;

	SharedServerCheck(WebEndpoints endpoints, boolean tls, ObjectProvider<ReactiveWebServerFactory> factories) {
		this.endpoints = endpoints;
		this.tls = tls;
		this.factories = factories;
	}

	@Override
	public void afterPropertiesSet() {
		if (this.tls) {
			throw new InvalidSettingException(ServerTls.PREFIX,
					"the server is that of the application, whose TLS is set below server.ssl; "
							+ "set centrifugo.http-server.port for a server with TLS of its own",
					null);
		}
		ReactiveWebServerFactory factory = this.factories.getIfUnique();
		if (factory != null && !isSuitable(factory.getClass()) && this.endpoints.hasWebSockets()) {
			throw new UnsuitableServerException(factory.getClass().getSimpleName());
		}
	}

	private static boolean isSuitable(Class<?> type) {
		for (Class<?> current = type; current != null; current = current.getSuperclass()) {
			if (SUITABLE.contains(current.getName())) {
				return true;
			}
		}
		return false;
	}

}

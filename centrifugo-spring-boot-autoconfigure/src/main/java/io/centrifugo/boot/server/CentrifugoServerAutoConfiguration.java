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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.server.reactive.HttpHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.boot.web.WebEndpoints;

/**
 * {@link AutoConfiguration Auto-configuration} for a server of our own: in servlet
 * applications, in those without a web server, and wherever
 * {@code centrifugo.http-server.port} asks for it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoWebAutoConfiguration.class)
@ConditionalOnClass({ HttpHandler.class, HttpServer.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(WebEndpoints.class)
@Conditional(DedicatedServerCondition.class)
@EnableConfigurationProperties(HttpServerProperties.class)
public final class CentrifugoServerAutoConfiguration {

	/** The original's port. */
	private static final int DEFAULT_PORT = 8000;

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ServerTls centrifugoServerTls(HttpServerProperties properties, ObjectProvider<SslBundles> bundles) {
		return new ServerTls(properties.getTls(), bundles.getIfAvailable());
	}

	@Bean
	DedicatedServerLifecycle centrifugoServer(HttpServerProperties properties, WebEndpoints endpoints,
			ObjectProvider<HttpServerCustomizer> customizers, ConfigurableEnvironment environment) {
		int port = port(properties, environment);
		HttpServer server = new DedicatedServerFactory(endpoints).create(properties.getAddress(), port,
				customizers.orderedStream());
		return new DedicatedServerLifecycle(server, port, String.join(", ", endpoints.paths()),
				new LocalPort(environment, LocalPort.PROPERTY)::set);
	}

	/**
	 * Tests on a random port get one here, too.
	 */
	private static int port(HttpServerProperties properties, ConfigurableEnvironment environment) {
		Integer port = properties.getPort();
		if (port != null) {
			return port;
		}
		return "0".equals(environment.getProperty("server.port")) ? 0 : DEFAULT_PORT;
	}

}

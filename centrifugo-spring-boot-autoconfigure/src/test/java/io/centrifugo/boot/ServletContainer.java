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

package io.centrifugo.boot;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.reactive.JettyReactiveWebServerFactory;
import org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The servers that applications of either kind may have instead of Reactor Netty.
 */
enum ServletContainer {

	REACTIVE_TOMCAT("reactive", ReactiveTomcat.class),

	REACTIVE_JETTY("reactive", ReactiveJetty.class);

	private final String type;

	private final Class<?> configuration;

	ServletContainer(String type, Class<?> configuration) {
		this.type = type;
		this.configuration = configuration;
	}

	/**
	 * Start an application on this server.
	 * @param arguments further properties, as on a command line
	 * @return the application
	 */
	ConfigurableApplicationContext run(String... arguments) {
		return new SpringApplicationBuilder(AbstractApplicationTests.Application.class, this.configuration)
			.properties("spring.main.web-application-type=" + this.type, "server.port=0", "spring.main.banner-mode=off",
					"centrifugo.client.insecure=true", "centrifugo.client.allowed-origins=http://127.0.0.1*",
					"centrifugo.http-api.insecure=true", "centrifugo.uni-sse.enabled=true",
					"spring.reactor.netty.shutdown-quiet-period=0s")
			.run(arguments);
	}

	static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.centrifugo.port", Integer.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveTomcat {

		@Bean
		TomcatReactiveWebServerFactory server() {
			return new TomcatReactiveWebServerFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveJetty {

		@Bean
		JettyReactiveWebServerFactory server() {
			return new JettyReactiveWebServerFactory();
		}

	}

}

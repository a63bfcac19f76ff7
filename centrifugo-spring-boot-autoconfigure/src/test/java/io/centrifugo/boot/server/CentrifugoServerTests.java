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

import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.netty.util.concurrent.EventExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.ServerPortInfoApplicationContextInitializer;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.transport.CentrifugoWebSocketAutoConfiguration;
import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.boot.web.DuplicateEndpointException;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.boot.web.WebEndpointHandlerMapping;
import io.centrifugo.boot.web.WebEndpoints;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.transport.TransportContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoServerAutoConfiguration},
 * {@link CentrifugoReactiveWebAutoConfiguration} and
 * {@link CentrifugoWebAutoConfiguration}.
 */
class CentrifugoServerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String PATH = "/connection/websocket";

	private static final AutoConfigurations OURS = AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
			CentrifugoWebSocketAutoConfiguration.class, CentrifugoWebAutoConfiguration.class,
			CentrifugoServerAutoConfiguration.class, CentrifugoReactiveWebAutoConfiguration.class,
			CentrifugoEventLoopAutoConfiguration.class);

	private final ApplicationContextRunner plain = new ApplicationContextRunner().withConfiguration(OURS)
		.withBean(TransportContext.class, () -> GreetingSession.CONTEXT)
		.withBean(ClientOptions.class, () -> ClientOptions.DEFAULTS)
		.withPropertyValues("centrifugo.http-server.port=0");

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner(
			AnnotationConfigReactiveWebServerApplicationContext::new)
		.withConfiguration(OURS)
		.withConfiguration(AutoConfigurations.of(NettyReactiveWebServerAutoConfiguration.class,
				HttpHandlerAutoConfiguration.class, WebFluxAutoConfiguration.class))
		.withBean(TransportContext.class, () -> GreetingSession.CONTEXT)
		.withBean(ClientOptions.class, () -> ClientOptions.DEFAULTS)
		.withInitializer(new ServerPortInfoApplicationContextInitializer())
		.withPropertyValues("server.port=0", "spring.reactor.netty.shutdown-quiet-period=0s");

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner(
			AnnotationConfigServletWebServerApplicationContext::new)
		.withConfiguration(OURS)
		.withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class))
		.withBean(TransportContext.class, () -> GreetingSession.CONTEXT)
		.withBean(ClientOptions.class, () -> ClientOptions.DEFAULTS)
		.withInitializer(new ServerPortInfoApplicationContextInitializer())
		.withPropertyValues("server.port=0", "spring.reactor.netty.shutdown-quiet-period=0s");

	@Test
	void applicationWithoutAWebServerGetsOne() {
		this.plain.run((context) -> {
			assertThat(context).hasSingleBean(DedicatedServerLifecycle.class)
				.doesNotHaveBean(WebEndpointHandlerMapping.class);
			assertThat(greeting(context)).isEqualTo("hi");
			assertThat(status(context, "/none")).isEqualTo(404);
		});
	}

	@Test
	void servletApplicationGetsOneBesideItsOwn() {
		this.servlet.run((context) -> {
			assertThat(context).hasSingleBean(DedicatedServerLifecycle.class);
			assertThat(greeting(context)).isEqualTo("hi");
			assertThat(port(context))
				.isNotEqualTo(context.getEnvironment().getProperty("local.server.port", Integer.class));
		});
	}

	@Test
	void servletApplicationWithAMockedServerGetsNone() {
		new WebApplicationContextRunner().withConfiguration(OURS)
			.withBean(TransportContext.class, () -> GreetingSession.CONTEXT)
			.withBean(ClientOptions.class, () -> ClientOptions.DEFAULTS)
			.run((context) -> assertThat(context).doesNotHaveBean(DedicatedServerLifecycle.class));
	}

	@Test
	void reactiveApplicationServesClientsItself() {
		this.reactive.run((context) -> {
			assertThat(context).hasSingleBean(WebEndpointHandlerMapping.class)
				.doesNotHaveBean(DedicatedServerLifecycle.class);
			assertThat(greeting(context)).isEqualTo("hi");
			assertThat(port(context))
				.isEqualTo(context.getEnvironment().getProperty("local.server.port", Integer.class));
		});
	}

	@Test
	void clientsAreServedByOneLoopAProcessor() {
		this.reactive.run((context) -> {
			ReactorResourceFactory factory = context.getBean(ReactorResourceFactory.class);
			assertThat(factory.isUseGlobalResources()).isFalse();
			assertThat(numLoops(factory.getLoopResources())).isEqualTo(Runtime.getRuntime().availableProcessors());
		});
	}

	@Test
	void loopsOfTheApplicationStayAsTheyAre() {
		this.reactive.withBean("own", ReactorResourceFactory.class)
			.run((context) -> assertThat(context.getBean(ReactorResourceFactory.class).isUseGlobalResources())
				.isTrue());
		this.reactive.withPropertyValues("centrifugo.http-server.port=0")
			.run((context) -> assertThat(context.getBean(ReactorResourceFactory.class).isUseGlobalResources())
				.isTrue());
	}

	private static int numLoops(LoopResources resources) {
		Set<EventExecutor> loops = new HashSet<>();
		resources.onServer(true).forEach(loops::add);
		return loops.size();
	}

	@Test
	void reactiveApplicationCanKeepClientsOnAnotherPort() {
		this.reactive.withPropertyValues("centrifugo.http-server.port=0").run((context) -> {
			assertThat(context).hasSingleBean(DedicatedServerLifecycle.class)
				.doesNotHaveBean(WebEndpointHandlerMapping.class);
			assertThat(greeting(context)).isEqualTo("hi");
			assertThat(port(context))
				.isNotEqualTo(context.getEnvironment().getProperty("local.server.port", Integer.class));
		});
	}

	@Test
	void samePortOrStandaloneMeansTheApplicationsServer() {
		this.reactive.withPropertyValues("server.port=0", "centrifugo.http-server.port=9", "centrifugo.standalone=true")
			.run((context) -> assertThat(context).hasSingleBean(WebEndpointHandlerMapping.class));
		this.reactive.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WebEndpointHandlerMapping.class)
				.doesNotHaveBean(WebEndpoints.class));
	}

	@Test
	void filtersOfTheApplicationSeeTheHandshake() {
		this.reactive.withUserConfiguration(FilterConfiguration.class)
			.run((context) -> assertThat(refusal(context, "x-pay", "1")).isEqualTo(402));
	}

	@Test
	void routesOfTheApplicationWin() {
		this.reactive.withUserConfiguration(RouteConfiguration.class)
			.run((context) -> assertThat(status(context, PATH)).isEqualTo(202));
	}

	@Test
	void foreignOriginIsRefused() {
		this.reactive.run((context) -> assertThat(refusal(context, "Origin", "http://evil")).isEqualTo(403));
		this.plain.run((context) -> assertThat(refusal(context, "Origin", "http://evil")).isEqualTo(403));
	}

	@Test
	void requestWithoutUpgradeIsRefused() {
		this.reactive.run((context) -> assertThat(status(context, PATH)).isEqualTo(400));
		this.plain.run((context) -> assertThat(status(context, PATH)).isEqualTo(400));
	}

	@Test
	void pathMatchesExactlyAndCanBeMoved() {
		this.reactive.withPropertyValues("centrifugo.websocket.handler-prefix=/ws/").run((context) -> {
			assertThat(status(context, "/ws")).isEqualTo(400);
			assertThat(status(context, "/ws/")).isEqualTo(404);
			assertThat(status(context, PATH)).isEqualTo(404);
		});
	}

	@Test
	void webSocketCanBeSwitchedOff() {
		this.reactive.withPropertyValues("centrifugo.websocket.disabled=true")
			.run((context) -> assertThat(status(context, PATH)).isEqualTo(404));
	}

	@Test
	void twoEndpointsAtOnePathFailTheStart() {
		this.plain.withBean("other", WebEndpoint.class, () -> WebEndpoint.at(PATH, (exchange) -> Mono.empty()))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(DuplicateEndpointException.class));
	}

	@Test
	void takenPortFailsTheStart() throws Exception {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.plain.withPropertyValues("centrifugo.http-server.port=" + socket.getLocalPort()).run((context) -> {
				assertThat(context).hasFailed();
				assertThat(new ServerPortInUseFailureAnalyzer().analyze(context.getStartupFailure()).getAction())
					.contains("centrifugo.http-server.port");
			});
		}
	}

	@Test
	void customizersChangeTheServer() {
		this.plain
			.withBean(HttpServerCustomizer.class,
					() -> (server) -> server.metrics(false, (uri) -> uri).host("127.0.0.1"))
			.run((context) -> assertThat(greeting(context)).isEqualTo("hi"));
	}

	@Test
	void withoutReactorNettyNothingIsServed() {
		this.plain.withClassLoader(new FilteredClassLoader(HttpServer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DedicatedServerLifecycle.class));
	}

	@Test
	void serverIsLeftAloneWhenContextsPause() {
		this.plain.run((context) -> {
			DedicatedServerLifecycle lifecycle = context.getBean(DedicatedServerLifecycle.class);
			assertThat(lifecycle.isPauseable()).isFalse();
			assertThat(lifecycle.isRunning()).isTrue();
			lifecycle.stop();
			assertThat(lifecycle.isRunning()).isFalse();
		});
	}

	private static int port(ApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.centrifugo.port", Integer.class);
	}

	private static HttpClient client(ApplicationContext context) {
		return HttpClient.create().host("127.0.0.1").port(port(context));
	}

	private static String greeting(ApplicationContext context) {
		return client(context).websocket()
			.uri(PATH)
			.handle((in, out) -> in.receive().asString().next())
			.blockFirst(TIMEOUT);
	}

	private static int refusal(ApplicationContext context, String header, String value) {
		return client(context)
			.headers((headers) -> headers.set(header, value)
				.set("Connection", "Upgrade")
				.set("Upgrade", "websocket")
				.set("Sec-WebSocket-Version", "13")
				.set("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="))
			.get()
			.uri(PATH)
			.response()
			.map((response) -> response.status().code())
			.block(TIMEOUT);
	}

	private static int status(ApplicationContext context, String path) {
		return client(context).get().uri(path).response().map((response) -> response.status().code()).block(TIMEOUT);
	}

	@Configuration(proxyBeanMethods = false)
	static class FilterConfiguration {

		@Bean
		WebFilter payFilter() {
			return (exchange, chain) -> {
				if (exchange.getRequest().getHeaders().getFirst("x-pay") == null) {
					return chain.filter(exchange);
				}
				exchange.getResponse().setStatusCode(HttpStatus.PAYMENT_REQUIRED);
				return exchange.getResponse().setComplete();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RouteConfiguration {

		@Bean
		RouterFunction<ServerResponse> ownRoute() {
			return RouterFunctions.route().GET(PATH, (request) -> ServerResponse.accepted().build()).build();
		}

	}

}

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

package io.centrifugo.boot.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.SharedPollOptions;
import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.handler.map.MapPublishEvent;
import io.centrifugo.engine.handler.map.MapPublishHandler;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoProxyAutoConfiguration}.
 */
class CentrifugoProxyAutoConfigurationTests {

	private static final String BOARD = "centrifugo.channel.namespaces[0].";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoProxyAutoConfiguration.class,
				CentrifugoNodeAutoConfiguration.class));

	private final ApplicationContextRunner polling = this.contextRunner.withPropertyValues(BOARD + "name=board",
			BOARD + "subscription-type=shared_poll", BOARD + "shared-poll.mode=versioned",
			BOARD + "shared-poll.refresh-interval=200ms", "centrifugo.shared-poll.hmac-secret-key=secret");

	@Test
	void whenNothingIsPolledThenNothingIsNeeded() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(Node.class));
	}

	@Test
	void whenDisabledThenThereIsNothing() {
		this.polling.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Node.class));
	}

	@Test
	void propertiesBecomeOptions() {
		this.polling
			.withPropertyValues(BOARD + "shared-poll.proxy-name=backend", "centrifugo.proxies[0].name=backend",
					"centrifugo.proxies[0].endpoint=http://localhost:1/poll", "centrifugo.proxies[0].timeout=5s",
					"centrifugo.proxies[0].http.static-headers.X-Key=secret")
			.run((context) -> {
				SharedPollOptions options = context.getBean(ChannelRules.class)
					.settings()
					.namespaces()
					.get("board")
					.sharedPoll();
				assertThat(options.mode()).isEqualTo(SharedPollOptions.Mode.VERSIONED);
				assertThat(options.refresh().interval()).hasMillis(200);
				assertThat(context).hasSingleBean(Node.class).hasSingleBean(TokenVerifiers.class);
			});
	}

	@Test
	void whenThereIsABeanThenNoProxyIsNeeded() {
		this.polling.withBean(SharedPollHandler.class, () -> (event) -> Mono.empty())
			.run((context) -> assertThat(context).hasSingleBean(Node.class));
	}

	@Test
	void whenNobodyCanBeAskedThenStartFails() {
		assertFails(this.polling, "shared-poll.proxy-name", "SharedPollHandler");
		assertFails(
				this.polling.withPropertyValues(BOARD + "shared-poll.proxy-name=other",
						"centrifugo.channel.proxy.shared-poll-refresh.endpoint=http://localhost:1"),
				"shared-poll.proxy-name", "proxy of that name");
		assertFails(
				this.polling
					.withPropertyValues("centrifugo.channel.proxy.shared-poll-refresh.endpoint=grpc://localhost:1"),
				"shared-poll-refresh.endpoint", "http://");
	}

	@Test
	void whenNobodyCanSignThenStartFails() {
		assertFails(
				this.polling.withPropertyValues("centrifugo.shared-poll.hmac-secret-key=",
						"centrifugo.channel.proxy.shared-poll-refresh.endpoint=http://localhost:1"),
				"centrifugo.shared-poll.hmac-secret-key", "required");
	}

	@Test
	void whenMapProxyIsOnThenItNeedsAnEndpointOrABean() {
		ApplicationContextRunner proxied = this.contextRunner.withPropertyValues(BOARD + "name=board",
				BOARD + "subscription-type=map", BOARD + "map.mode=persistent",
				BOARD + "map.publish-proxy-enabled=true", BOARD + "map.remove-proxy-enabled=true",
				BOARD + "map.remove-proxy-name=backend", "centrifugo.proxies[0].name=backend",
				"centrifugo.proxies[0].endpoint=http://localhost:1/remove");
		assertFails(proxied, "map.publish-proxy-name", "neither a handler bean");
		proxied.withBean(MapPublishHandler.class, () -> (event) -> Mono.empty())
			.run((context) -> assertThat(context).hasSingleBean(Node.class));
		ApplicationContextRunner complete = proxied
			.withPropertyValues("centrifugo.channel.proxy.map-publish.endpoint=http://localhost:1/publish");
		complete.run((context) -> assertThat(context.getBean(ChannelRules.class)
			.settings()
			.namespaces()
			.get("board")
			.map()
			.clients()
			.removeProxy()
			.name()).isEqualTo("backend"));
		assertFails(complete.withPropertyValues(BOARD + "map.client-key=user_id"), "map.client-key", "a proxy names");
		assertFails(complete.withPropertyValues("centrifugo.proxies[0].endpoint=grpc://localhost:1"),
				"proxies[0].endpoint", "http://");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "to-error.code=403|status-code", "status-code=403|to-error.code",
					"status-code=403,to-error.code=403,to-disconnect.code=4500|to-error.code",
					"status-code=403,to-error.code=403,to-error.message=\u00e9|to-error.message" })
	void whenTransformIsIncompleteThenStartFails(String settings, String name) {
		String prefix = "centrifugo.channel.proxy.map-publish.";
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues(prefix + "endpoint=http://localhost:1");
		for (String setting : settings.split(",")) {
			runner = runner.withPropertyValues(prefix + "http.status-to-code-transforms[0]." + setting);
		}
		assertFails(runner, prefix + "http.status-to-code-transforms[0]." + name, "");
	}

	@Test
	void backendsDecideWhatClientsWrite() throws IOException {
		HttpServer backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		backend.createContext("/", (exchange) -> {
			boolean agent = "t".equals(exchange.getRequestHeaders().getFirst("X-Trace"));
			exchange.sendResponseHeaders(agent ? 403 : 500, -1);
			exchange.close();
		});
		backend.start();
		String prefix = "centrifugo.channel.proxy.map-publish.";
		this.contextRunner
			.withPropertyValues(BOARD + "name=board", BOARD + "subscription-type=map", BOARD + "map.mode=persistent",
					BOARD + "map.publish-proxy-enabled=true",
					prefix + "endpoint=http://localhost:" + backend.getAddress().getPort(), prefix + "timeout=1m",
					prefix + "http-headers=X-Trace", prefix + "http.status-to-code-transforms[0].status-code=403",
					prefix + "http.status-to-code-transforms[0].to-error.code=1403")
			.run((context) -> {
				MapBackends backends = context.getBean(MapBackends.class);
				MapPublishHandler handler = backends.behind(List.of(), List.of()).publish().get(0);
				StepVerifier.create(handler.onMapPublish(event("board:a")))
					.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(ErrorException.class,
							(error) -> assertThat(error.code()).isEqualTo(1403)))
					.verify(Duration.ofMinutes(1));
				StepVerifier.create(handler.onMapPublish(event("other")))
					.expectComplete()
					.verify(Duration.ofMinutes(1));
			});
		backend.stop(0);
	}

	private static MapPublishEvent event(String channel) {
		return new MapPublishEvent(new ClientContext("c", "u", "websocket", "json", Map.of("x-trace", List.of("t")),
				Map.of(), Payload.EMPTY), channel, "k", Payload.of("1"));
	}

	private static void assertFails(ApplicationContextRunner runner, String name, String reason) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
				assertThat(failure.getName()).contains(name);
				assertThat(failure.getReason()).contains(reason);
			}));
	}

}

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

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import reactor.netty.http.client.HttpClient;

import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to connections when an application stops.
 */
class GracefulShutdownTests {

	/**
	 * Far below {@code centrifugo.shutdown.timeout}, far above what is expected.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	@ParameterizedTest
	@ValueSource(strings = { "reactive", "servlet", "none" })
	void clientsAreSentAwayBeforeTheServerStops(String type) {
		ConfigurableApplicationContext context = run(type);
		try (SocketClient client = SocketClient.connect(port(context))) {
			assertThat(time(context::close)).isLessThan(PATIENCE);
			assertThat(client.receive()).isEqualTo("close 3001");
			assertThat(this.events.poll()).isEqualTo("server stops, 0 clients left");
		}
	}

	@Test
	void streamsEnd() {
		ConfigurableApplicationContext context = run("reactive");
		String body = HttpClient.create()
			.get()
			.uri("http://127.0.0.1:" + port(context)
					+ "/connection/sse?cf_connect=%7B%22id%22%3A1%2C%22connect%22%3A%7B%7D%7D")
			.responseContent()
			.asString()
			.doOnNext((text) -> {
				if (text.contains("\"client\"")) {
					new Thread(context::close).start();
				}
			})
			.collectList()
			.map((parts) -> String.join("", parts))
			.block(TIMEOUT);
		assertThat(body).contains("{\"push\":{\"disconnect\":{\"code\":3001,\"reason\":\"shutdown\"}}}");
	}

	private ConfigurableApplicationContext run(String type) {
		return new SpringApplicationBuilder(AbstractApplicationTests.Application.class)
			.initializers((context) -> context.getBeanFactory()
				.registerSingleton("witness", new Witness(() -> context.getBean(Node.class), this.events)))
			.properties("spring.main.web-application-type=" + type, "server.port=0", "centrifugo.client.insecure=true",
					"centrifugo.client.allowed-origins=http://127.0.0.1*", "spring.main.banner-mode=off",
					"spring.reactor.netty.shutdown-quiet-period=0s")
			.run();
	}

	private static int port(ConfigurableApplicationContext context) {
		return context.getEnvironment().getRequiredProperty("local.centrifugo.port", Integer.class);
	}

	private static Duration time(Runnable action) {
		long start = System.nanoTime();
		action.run();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * Stops right before the graceful shutdown of the web server.
	 */
	private static final class Witness implements SmartLifecycle {

		private final Supplier<Node> node;

		private final BlockingQueue<String> events;

		private volatile boolean running;

		Witness(Supplier<Node> node, BlockingQueue<String> events) {
			this.node = node;
			this.events = events;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.events.add("server stops, %d clients left".formatted(this.node.get().sessions().numClients()));
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public int getPhase() {
			return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
		}

	}

}

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

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.SharedPollOptions;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.node.Node;

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

	private static void assertFails(ApplicationContextRunner runner, String name, String reason) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
				assertThat(failure.getName()).contains(name);
				assertThat(failure.getReason()).contains(reason);
			}));
	}

}

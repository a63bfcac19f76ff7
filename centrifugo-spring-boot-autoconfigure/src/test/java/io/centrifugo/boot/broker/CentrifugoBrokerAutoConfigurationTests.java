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

package io.centrifugo.boot.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.engine.MissingEngineException;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.memory.MemoryController;
import io.centrifugo.engine.broker.memory.MemoryPresenceManager;
import io.centrifugo.engine.broker.nats.NatsBroker;
import io.centrifugo.engine.broker.nats.NatsBrokerOptions;
import io.centrifugo.engine.broker.nats.NatsController;
import io.centrifugo.engine.broker.nats.RawMode;
import io.centrifugo.engine.broker.nats.connection.NatsLink;
import io.centrifugo.engine.broker.nats.connection.NatsLinkOptions;
import io.centrifugo.engine.broker.nats.connection.NatsTls;
import io.centrifugo.engine.broker.redis.RedisPresenceManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoBrokerAutoConfiguration}. Nothing connects before the node
 * starts.
 */
class CentrifugoBrokerAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoBrokerAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, SslAutoConfiguration.class));

	private final ApplicationContextRunner natsRunner = this.contextRunner
		.withPropertyValues("centrifugo.broker.enabled=true", "centrifugo.broker.type=nats");

	@Test
	void brokerIsTheEnginesUnlessEnabled() {
		this.contextRunner.withPropertyValues("centrifugo.broker.type=nats")
			.run((context) -> assertThat(context).hasSingleBean(MemoryBroker.class).doesNotHaveBean(NatsLink.class));
	}

	@Test
	void natsCarriesPublicationsAndControlMessages() {
		this.natsRunner.run((context) -> {
			assertThat(context).hasSingleBean(Broker.class)
				.hasSingleBean(NatsBroker.class)
				.hasSingleBean(Controller.class)
				.hasSingleBean(NatsController.class)
				.hasSingleBean(MemoryPresenceManager.class);
			assertThat(context.getBean(NatsLink.class).options()).isEqualTo(NatsLinkOptions.DEFAULTS);
		});
	}

	@Test
	void presenceStaysTheEngines() {
		this.natsRunner.withPropertyValues("centrifugo.engine.type=redis")
			.run((context) -> assertThat(context).hasSingleBean(NatsBroker.class)
				.hasSingleBean(NatsController.class)
				.hasSingleBean(PresenceManager.class)
				.hasSingleBean(RedisPresenceManager.class));
	}

	@Test
	void memoryMayTakeThePlaceOfRedis() {
		this.contextRunner.withPropertyValues("centrifugo.engine.type=redis", "centrifugo.broker.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(MemoryBroker.class)
				.hasSingleBean(MemoryController.class)
				.hasSingleBean(RedisPresenceManager.class));
	}

	@Test
	void brokerOfTheApplicationWins() {
		this.natsRunner.withBean(MemoryBroker.class)
			.run((context) -> assertThat(context).hasSingleBean(Broker.class).hasSingleBean(MemoryBroker.class));
	}

	@Test
	void whenDisabledThenThereIsNoBroker() {
		this.natsRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Broker.class));
	}

	@Test
	void natsWithoutItsClientFailsTheStart() {
		this.natsRunner.withClassLoader(new FilteredClassLoader("io.nats.client"))
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(MissingEngineException.class)
				.hasMessageContaining("io.nats:jnats"));
	}

	@Test
	void unknownTypeFailsTheStart() {
		this.contextRunner.withPropertyValues("centrifugo.broker.type=kafka")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void settingsOfTheConnectionAreUsed() {
		this.natsRunner
			.withPropertyValues("centrifugo.broker.nats.prefix=my.app",
					"centrifugo.broker.nats.url=nats://me:secret@a:1,b:2", "centrifugo.broker.nats.dial-timeout=2s",
					"centrifugo.broker.nats.write-timeout=3s")
			.run((context) -> {
				NatsLinkOptions options = context.getBean(NatsLink.class).options();
				assertThat(options.prefix()).isEqualTo("my.app");
				assertThat(options.servers().urls()).containsExactly("nats://a:1", "nats://b:2");
				assertThat(options.servers().secret()).isEqualTo("secret");
				assertThat(options.dialTimeout()).isEqualTo(Duration.ofSeconds(2));
				assertThat(options.writeTimeout()).isEqualTo(Duration.ofSeconds(3));
				assertThat(options.toString()).doesNotContain("secret");
			});
	}

	@Test
	void modesAreUsed() {
		// By a source, since the runner takes the colon for the end of the name
		MapPropertySource replacements = new MapPropertySource("replacements",
				Map.of("centrifugo.broker.nats.raw-mode.channel-replacements[:]", "."));
		this.natsRunner
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(replacements))
			.withPropertyValues("centrifugo.broker.nats.allow-wildcards=true",
					"centrifugo.broker.nats.raw-mode.enabled=true", "centrifugo.broker.nats.raw-mode.prefix=app.")
			.run((context) -> assertThat(
					new NatsMapping(context.getBean(BrokerProperties.class).getNats()).brokerOptions())
				.isEqualTo(new NatsBrokerOptions(true, new RawMode("app.", Map.of(":", ".")))));
	}

	@ParameterizedTest
	@CsvSource({ "prefix,a b", "prefix,a.*", "prefix,.a", "url,nats://sec ret@h", "url,http://secret@h",
			"dial-timeout,0s", "write-timeout,-1s", "tls.enabled,true" })
	void whatCannotBeUsedFailsTheStartWithoutRepeatingSecrets(String key, String value) {
		this.natsRunner
			.withPropertyValues("centrifugo.broker.nats." + key + "=" + value,
					"centrifugo.broker.nats.tls.server-ca-pem=/nowhere/secret.pem")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("centrifugo.broker.nats."));
		this.natsRunner.withPropertyValues("centrifugo.broker.nats.url=nats://sec ret@h")
			.run((context) -> assertThat(String.valueOf(context.getStartupFailure())).doesNotContain("sec ret"));
	}

	@Test
	void certificatesAreUsed() throws IOException {
		String path = new ClassPathResource("io/centrifugo/boot/engine/ca.pem").getFile().getPath();
		this.natsRunner
			.withPropertyValues("centrifugo.broker.nats.tls.enabled=true",
					"centrifugo.broker.nats.tls.server-ca-pem=" + path,
					"centrifugo.broker.nats.tls.server-name=nats.internal")
			.run((context) -> {
				NatsTls tls = context.getBean(NatsLink.class).options().tls();
				assertThat(tls).isNotNull();
				assertThat(tls.verified()).isTrue();
				assertThat(tls.serverName()).isEqualTo("nats.internal");
			});
	}

	@Test
	void bundleIsUsed() {
		this.natsRunner
			.withPropertyValues(
					"spring.ssl.bundle.pem.own.truststore.certificate=classpath:io/centrifugo/boot/engine/ca.pem",
					"spring.ssl.bundle.pem.own.options.enabled-protocols=TLSv1.3",
					"centrifugo.broker.nats.tls.bundle=own", "centrifugo.broker.nats.tls.insecure-skip-verify=true")
			.run((context) -> {
				NatsTls tls = context.getBean(NatsLink.class).options().tls();
				assertThat(tls).isNotNull();
				assertThat(tls.verified()).isFalse();
				assertThat(tls.protocols()).isEqualTo(List.of("TLSv1.3"));
			});
	}

}

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

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.ClientOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoClientAutoConfiguration}.
 */
class CentrifugoClientAutoConfigurationTests {

	private static final String TRANSFORM = "centrifugo.client.connect-code-to-unidirectional-disconnect.transforms[0]";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class));

	@Test
	void defaultsAreTheOriginals() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(ClientOptions.class)).isEqualTo(ClientOptions.DEFAULTS));
	}

	@Test
	void whenDisabledThenThereAreNoOptions() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClientOptions.class));
	}

	@Test
	void whenUserDefinesOptionsThenPropertiesBackOff() {
		ClientOptions own = ClientOptions.DEFAULTS.withPing(ClientOptions.Ping.DISABLED);
		this.contextRunner.withBean(ClientOptions.class, () -> own)
			.run((context) -> assertThat(context.getBean(ClientOptions.class)).isSameAs(own));
	}

	@Test
	void propertiesBecomeOptions() {
		this.contextRunner
			.withPropertyValues("centrifugo.client.ping-interval=1m30s", "centrifugo.client.pong-timeout=500",
					"centrifugo.client.queue-max-size=1024", "centrifugo.client.channel-limit=7",
					"centrifugo.client.insecure=true", "centrifugo.client.stale-close-delay=0",
					"centrifugo.client.subscribe-to-user-personal-channel.enabled=true",
					"centrifugo.client.subscribe-to-user-personal-channel.personal-channel-namespace=me")
			.run((context) -> {
				ClientOptions options = context.getBean(ClientOptions.class);
				assertThat(options.ping())
					.isEqualTo(new ClientOptions.Ping(Duration.ofSeconds(90), Duration.ofMillis(500)));
				assertThat(options.limits().queueBytes()).isEqualTo(1024);
				assertThat(options.limits().channels()).isEqualTo(7);
				assertThat(options.connect().insecure()).isTrue();
				assertThat(options.connect().personalChannel())
					.isEqualTo(new ClientOptions.PersonalChannel(true, "me", false));
				assertThat(options.expiry().staleCloseDelay()).isZero();
			});
	}

	@Test
	void disconnectsReplaceConnectErrorsOnlyWhenEnabled() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues(TRANSFORM + ".code=101",
				TRANSFORM + ".to.code=4501", TRANSFORM + ".to.reason=go away");
		runner.run((context) -> assertThat(context.getBean(ClientOptions.class).connect().unidirectionalDisconnects())
			.isEmpty());
		runner.withPropertyValues("centrifugo.client.connect-code-to-unidirectional-disconnect.enabled=true")
			.run((context) -> assertThat(context.getBean(ClientOptions.class).connect().unidirectionalDisconnects())
				.isEqualTo(Map.of(101, new Disconnect(4501, "go away"))));
	}

	@Test
	void builtInPingIsAnsweredWhenEnabled() {
		this.contextRunner.withPropertyValues("centrifugo.rpc.ping.enabled=true")
			.run((context) -> assertThat(context.getBean(ClientOptions.class).rpcPingMethod()).isEqualTo("ping"));
		this.contextRunner.withPropertyValues("centrifugo.rpc.ping.enabled=true", "centrifugo.rpc.ping.method=p")
			.run((context) -> assertThat(context.getBean(ClientOptions.class).rpcPingMethod()).isEqualTo("p"));
	}

	@Test
	void oneVerifierServesBothKindsOfTokens() {
		this.contextRunner.run((context) -> {
			TokenVerifiers verifiers = context.getBean(TokenVerifiers.class);
			assertThat(verifiers.subscription()).isSameAs(verifiers.connection());
		});
	}

	@Test
	void subscriptionTokensCanHaveAVerifierOfTheirOwn() {
		this.contextRunner.withPropertyValues("centrifugo.client.subscription-token.enabled=true").run((context) -> {
			TokenVerifiers verifiers = context.getBean(TokenVerifiers.class);
			assertThat(verifiers.subscription()).isNotSameAs(verifiers.connection());
		});
	}

	@Test
	void whenUserDefinesVerifiersThenPropertiesBackOff() {
		TokenVerifiers own = new TokenVerifiers(TokenVerifier.create(TokenSettings.hmac("s"), Clock.systemUTC()));
		this.contextRunner.withBean(TokenVerifiers.class, () -> own)
			.run((context) -> assertThat(context.getBean(TokenVerifiers.class)).isSameAs(own));
	}

	@ParameterizedTest
	@ValueSource(strings = { "token", "subscription-token" })
	void wrongClaimFailsTheStart(String block) {
		String name = "centrifugo.client." + block + ".user-id-claim";
		this.contextRunner.withPropertyValues("centrifugo.client.subscription-token.enabled=true", name + "=user-id")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(name));
	}

	@Test
	void negativePingSettingsSwitchPingsOff() {
		this.contextRunner.withPropertyValues("centrifugo.client.ping-interval=-1", "centrifugo.client.pong-timeout=-1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "ping-interval, 8s, pong-timeout", "queue-max-size, 3GB, 2 GB",
			"connect-code-to-unidirectional-disconnect.transforms[0].code, 0, no code",
			"connect-code-to-unidirectional-disconnect.transforms[0].code, 1, no disconnect code" })
	void wrongValueFailsTheStart(String name, String value, String reason) {
		this.contextRunner.withPropertyValues("centrifugo.client." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("centrifugo.client.")
				.extracting((failure) -> ((InvalidConfigurationPropertyValueException) failure).getReason())
				.asString()
				.contains(reason));
	}

	@Test
	void reasonOfADisconnectMustBeAscii() {
		this.contextRunner
			.withPropertyValues(TRANSFORM + ".code=1", TRANSFORM + ".to.code=4000", TRANSFORM + ".to.reason=ä")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(TRANSFORM + ".to.reason"));
	}

}

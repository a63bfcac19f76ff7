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

package io.centrifugo.boot.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.channel.HistoryOptions;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.channel.PublicationDataFormat;
import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.channel.SubscriptionType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoChannelAutoConfiguration}.
 */
class CentrifugoChannelAutoConfigurationTests {

	private static final String CHAT = "centrifugo.channel.namespaces[0].";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class));

	@Test
	void defaultsAreTheOriginals() {
		this.contextRunner.run((context) -> assertThat(context.getBean(ChannelRules.class).settings())
			.isEqualTo(ChannelSettings.DEFAULT));
	}

	@Test
	void whenDisabledThenThereAreNoRules() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ChannelRules.class));
	}

	@Test
	void whenUserDefinesRulesThenPropertiesBackOff() {
		ChannelRules own = new ChannelRules(ChannelSettings.DEFAULT, true);
		this.contextRunner.withBean(ChannelRules.class, () -> own)
			.run((context) -> assertThat(context.getBean(ChannelRules.class)).isSameAs(own));
	}

	@Test
	void propertiesBecomeOptions() {
		this.contextRunner
			.withPropertyValues(CHAT + "name=chat", CHAT + "history-size=10", CHAT + "history-ttl=1m30s",
					CHAT + "force-recovery=true", CHAT + "force-recovery-mode=cache", CHAT + "auto-cache-recover=true",
					CHAT + "presence=true", CHAT + "join-leave=true", CHAT + "allowed-delta-types=fossil",
					CHAT + "allow-publish-for-subscriber=true", CHAT + "allow-publish-for-anonymous=true",
					CHAT + "channel-regex=^[a-z]+$", CHAT + "allow-user-limited-channels=true")
			.run((context) -> {
				ChannelOptions options = context.getBean(ChannelRules.class).settings().namespaces().get("chat");
				assertThat(options.history())
					.isEqualTo(new HistoryOptions(10, Duration.ofSeconds(90), HistoryOptions.DEFAULT_META_TTL));
				assertThat(options.recovery().mode()).isEqualTo(RecoveryMode.CACHE);
				assertThat(options.recovery().autoCacheRecover()).isTrue();
				assertThat(options.presence().joinLeave()).isTrue();
				assertThat(options.delta().fossilAllowed()).isTrue();
				assertThat(options.access().publish()).isEqualTo(new AccessRule(false, true, true));
				assertThat(options.access().userLimitedChannels()).isTrue();
				assertThat(options.regex()).isNotNull();
			});
	}

	@Test
	void namespacesTakeGlobalValuesWhereTheySetNone() {
		this.contextRunner
			.withPropertyValues("centrifugo.channel.history-meta-ttl=2h",
					"centrifugo.channel.publication-data-format=json_object", CHAT + "name=chat",
					"centrifugo.channel.namespaces[1].name=bin",
					"centrifugo.channel.namespaces[1].publication-data-format=binary",
					"centrifugo.channel.namespaces[1].history-meta-ttl=1h")
			.run((context) -> {
				ChannelSettings settings = context.getBean(ChannelRules.class).settings();
				ChannelOptions chat = settings.namespaces().get("chat");
				assertThat(chat.history().metaTtl()).hasHours(2);
				assertThat(chat.dataFormat()).isEqualTo(PublicationDataFormat.JSON_OBJECT);
				ChannelOptions bin = settings.namespaces().get("bin");
				assertThat(bin.history().metaTtl()).hasHours(1);
				assertThat(bin.dataFormat()).isEqualTo(PublicationDataFormat.BINARY);
			});
	}

	@Test
	void punctuationMayBeChangedAndEmptied() {
		this.contextRunner
			.withPropertyValues("centrifugo.channel.namespace-boundary=", "centrifugo.channel.private-prefix=%",
					"centrifugo.channel.user-boundary=!", "centrifugo.channel.user-separator=;",
					"centrifugo.channel.max-length=10")
			.run((context) -> {
				ChannelSettings settings = context.getBean(ChannelRules.class).settings();
				assertThat(settings.punctuation()).isEqualTo(new ChannelPunctuation("%", "", "!", ";"));
				assertThat(settings.maxLength()).isEqualTo(10);
			});
	}

	@ParameterizedTest
	@CsvSource({ "history-size, 1, both history size", "history-ttl, 1s, both history size",
			"history-ttl, 1500ms, sub-second", "history-meta-ttl, 1ms, sub-second",
			"force-recovery, true, required for recovery", "auto-cache-recover, true, force-recovery",
			"allowed-delta-types, xdelta, fossil", "channel-regex, (, RE2" })
	void wrongOptionFailsTheStart(String option, String value, String reason) {
		assertFails(CHAT + option, reason, CHAT + "name=chat", CHAT + option + "=" + value);
		assertFails("centrifugo.channel.without-namespace." + option, reason,
				"centrifugo.channel.without-namespace." + option + "=" + value);
	}

	@Test
	void propertiesBecomeMapOptions() {
		String presence = "centrifugo.channel.namespaces[1].";
		this.contextRunner
			.withPropertyValues(CHAT + "name=board", CHAT + "subscription-type=map", CHAT + "map.mode=recoverable",
					CHAT + "map.key-ttl=1m", CHAT + "map.stream-size=5", CHAT + "map.client-key=user_id",
					CHAT + "map.allow-publish-for-subscriber=true", CHAT + "map.remove-client-on-unsubscribe=true",
					CHAT + "map.max-page-size=200", CHAT + "map-clients-presence-channel-prefix=who:",
					presence + "name=who", presence + "subscription-type=map_clients", presence + "map.mode=ephemeral",
					presence + "map.key-ttl=60s")
			.run((context) -> {
				ChannelOptions options = context.getBean(ChannelRules.class).settings().namespaces().get("board");
				assertThat(options.type()).isEqualTo(SubscriptionType.MAP);
				assertThat(options.presence().mapClientsPrefix()).isEqualTo("who:");
				MapOptions map = options.map();
				assertThat(map.mode()).isEqualTo(MapOptions.Mode.RECOVERABLE);
				assertThat(map.keyTtl()).hasMinutes(1);
				assertThat(map.stream().size()).isEqualTo(5);
				assertThat(map.clients().key()).isEqualTo(MapOptions.ClientKey.USER_ID);
				assertThat(map.clients().publish()).isEqualTo(new AccessRule(false, true, false));
				assertThat(map.clients().removeOnUnsubscribe()).isTrue();
				assertThat(map.pages().maxSize()).isEqualTo(200);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "map|map.mode||required|", "map|map.key-ttl||required|map.mode=ephemeral",
			"map|map.key-ttl|-1s|positive|map.mode=ephemeral", "map|map.key-ttl|1s|must not be set|map.mode=persistent",
			"map_clients|map.mode|persistent|must expire|",
			"map|map.stream-size|1|must be 0|map.mode=ephemeral,map.key-ttl=1s",
			"map|map.stream-ttl|-1s|non-negative|map.mode=persistent",
			"map|map.meta-ttl|59s|at least map.stream-ttl|map.mode=persistent",
			"map|map.meta-ttl|2m|at least map.key-ttl|map.mode=recoverable,map.key-ttl=3m",
			"map|map.min-page-size|9|not be above|map.mode=persistent,map.max-page-size=8",
			"map|map.default-page-size|9|not be above|map.mode=persistent,map.max-page-size=8",
			"map|map.max-page-size|-1|non-negative|map.mode=persistent",
			"stream|map.remove-client-on-unsubscribe|true|map type|",
			"stream|map-users-presence-channel-prefix|no:|does not exist|",
			"stream|map-clients-presence-channel-prefix|chat:|map_clients|" })
	void wrongMapOptionFailsTheStart(String type, String option, @Nullable String value, String reason,
			@Nullable String others) {
		List<String> properties = new ArrayList<>(List.of(CHAT + "name=chat", CHAT + "subscription-type=" + type));
		if (value != null) {
			properties.add(CHAT + option + "=" + value);
		}
		if (others != null) {
			Stream.of(others.split(",")).map(CHAT::concat).forEach(properties::add);
		}
		assertFails(CHAT + option, reason, properties.toArray(String[]::new));
	}

	@Test
	void wrongNamespaceFailsTheStart() {
		assertFails(CHAT + "name", "invalid namespace name", CHAT + "name=a b");
		assertFails("centrifugo.channel.namespaces[1].name", "unique", CHAT + "name=chat",
				"centrifugo.channel.namespaces[1].name=chat");
		assertFails(CHAT + "history-ttl", "can not be greater", CHAT + "name=chat", CHAT + "history-size=1",
				CHAT + "history-ttl=721h");
		assertFails("centrifugo.channel.history-meta-ttl", "sub-second", "centrifugo.channel.history-meta-ttl=1ms");
	}

	@Test
	void wrongPersonalChannelFailsTheStart() {
		String personal = "centrifugo.client.subscribe-to-user-personal-channel.";
		assertFails(personal + "personal-channel-namespace", "not found", personal + "enabled=true",
				personal + "personal-channel-namespace=none");
		assertFails(personal + "single-connection", "presence", personal + "enabled=true",
				personal + "single-connection=true");
	}

	@Test
	void unknownEnumValueIsToldWhatIsAllowed() {
		this.contextRunner.withPropertyValues(CHAT + "force-recovery-mode=tape")
			.run((context) -> assertThat(context).hasFailed());
	}

	private void assertFails(String name, String reason, String... properties) {
		this.contextRunner.withPropertyValues(properties)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo(name);
					assertThat(failure.getReason()).contains(reason);
				}));
	}

}

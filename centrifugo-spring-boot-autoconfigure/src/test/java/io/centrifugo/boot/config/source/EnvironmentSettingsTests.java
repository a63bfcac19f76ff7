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

package io.centrifugo.boot.config.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.config.keys.UnknownKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CentrifugoEnvironmentPostProcessor} and {@link EnvironmentSettings}.
 */
class EnvironmentSettingsTests {

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final Map<String, Object> file = new LinkedHashMap<>();

	@Test
	void scalarsAreRead() {
		this.variables.put("CENTRIFUGO_CLIENT_TOKEN_HMAC_SECRET_KEY", "s");
		this.variables.put("CENTRIFUGO_CLIENT_INSECURE", "T");
		this.variables.put("CENTRIFUGO_CLIENT_CHANNEL_LIMIT", "0x20");
		this.variables.put("CENTRIFUGO_CLIENT_PING_INTERVAL", "1m30s");
		ConfigurableEnvironment environment = process();
		assertThat(environment.getProperty("centrifugo.client.token.hmac-secret-key")).isEqualTo("s");
		assertThat(environment.getProperty("centrifugo.client.insecure")).isEqualTo("true");
		assertThat(environment.getProperty("centrifugo.client.channel-limit")).isEqualTo("32");
		assertThat(bind(environment, "centrifugo.client.ping-interval", Duration.class)).hasSeconds(90);
	}

	@Test
	void originIsTheVariable() {
		this.variables.put("CENTRIFUGO_CLIENT_INSECURE", "1");
		ConfigurableEnvironment environment = process();
		assertThat(OriginLookup.getOrigin(source(environment), "centrifugo.client.insecure"))
			.hasToString("System Environment Property \"CENTRIFUGO_CLIENT_INSECURE\"");
	}

	@Test
	void bareNumberIsNoDurationHere() {
		this.variables.put("CENTRIFUGO_CLIENT_PING_INTERVAL", "25");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(this::process)
			.withMessageContaining("CENTRIFUGO_CLIENT_PING_INTERVAL");
	}

	@Test
	void listsAreSeparatedByBlanks() {
		this.variables.put("CENTRIFUGO_CLIENT_ALLOWED_ORIGINS", " http://a  http://b ");
		assertThat(Binder.get(process()).bind("centrifugo.client.allowed-origins", Bindable.listOf(String.class)).get())
			.containsExactly("http://a", "http://b");
	}

	@Test
	void listsOfObjectsAreJson() {
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES", "[{\"name\":\"chat\",\"history_ttl\":\"10s\"}]");
		this.file.put("centrifugo.channel.namespaces[0].name", "old");
		this.file.put("centrifugo.channel.namespaces[1].name", "older");
		ConfigurableEnvironment environment = process();
		assertThat(names(environment)).containsExactly("chat");
		assertThat(bind(environment, "centrifugo.channel.namespaces[0].history-ttl", Duration.class)).hasSeconds(10);
	}

	@Test
	void namesMakeElementsAndVariablesTheirFields() {
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES", "chat my-news.eu");
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES_CHAT_HISTORY_SIZE", "10");
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES_MY_NEWS_EU_ALLOWED_DELTA_TYPES", "fossil");
		ConfigurableEnvironment environment = process();
		assertThat(names(environment)).containsExactly("chat", "my-news.eu");
		assertThat(environment.getProperty("centrifugo.channel.namespaces[0].history-size")).isEqualTo("10");
		assertThat(environment.getProperty("centrifugo.channel.namespaces[1].allowed-delta-types[0]"))
			.isEqualTo("fossil");
		assertThat(unknown(environment)).isEmpty();
	}

	@Test
	void variablesChangeElementsOfTheFileAndKeepTheOthers() {
		this.file.put("centrifugo.channel.namespaces[0].name", "chat");
		this.file.put("centrifugo.channel.namespaces[0].history-size", "5");
		this.file.put("centrifugo.channel.namespaces[0].presence", "true");
		this.file.put("centrifugo.channel.namespaces[0].allowed-delta-types[0]", "a");
		this.file.put("centrifugo.channel.namespaces[0].allowed-delta-types[1]", "b");
		this.file.put("centrifugo.channel.namespaces[1].name", "news");
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES_CHAT_HISTORY_SIZE", "10");
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES_CHAT_ALLOWED_DELTA_TYPES", "fossil");
		ConfigurableEnvironment environment = process();
		assertThat(names(environment)).containsExactly("chat", "news");
		assertThat(environment.getProperty("centrifugo.channel.namespaces[0].history-size")).isEqualTo("10");
		assertThat(environment.getProperty("centrifugo.channel.namespaces[0].presence")).isEqualTo("true");
		assertThat(Binder.get(environment)
			.bind("centrifugo.channel.namespaces[0].allowed-delta-types", Bindable.listOf(String.class))
			.get()).containsExactly("fossil");
	}

	@Test
	void namesAddToElementsOfTheFile() {
		this.file.put("centrifugo.channel.namespaces[0].name", "chat");
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES", "news chat");
		assertThat(names(process())).containsExactly("chat", "news");
	}

	@Test
	void indexesWorkAsInSpring() {
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES_0_NAME", "chat");
		this.variables.put("CENTRIFUGO_CHANNEL_NAMESPACES_0_SUBSCRIBE_PROXY_ENABLED", "true");
		ConfigurableEnvironment environment = process();
		assertThat(names(environment)).containsExactly("chat");
		assertThat(environment.getProperty("centrifugo.channel.namespaces[0].subscribe-proxy-enabled"))
			.isEqualTo("true");
		assertThat(unknown(environment)).isEmpty();
	}

	@Test
	void emptyVariableCountsAsUnset() {
		this.file.put("centrifugo.http-api.key", "k");
		this.variables.put("CENTRIFUGO_HTTP_API_KEY", "");
		this.variables.put("CENTRIFUGO_HTTP_API_HANDLER_PREFIX", "");
		this.variables.put("CENTRIFUGO_CLIENT_PING_INTERVAL", "");
		this.variables.put("CENTRIFUGO_CLIENT_INSECURE", "");
		this.variables.put("CENTRIFUGO_SSE_ENABLED", "");
		ConfigurableEnvironment environment = process();
		assertThat(environment.getProperty("centrifugo.http-api.key")).isEqualTo("k");
		assertThat(environment.getProperty("centrifugo.http-api.handler-prefix")).isEqualTo("/api");
		assertThat(environment.getProperty("centrifugo.client.ping-interval")).isEqualTo("25s");
		assertThat(environment.getProperty("centrifugo.client.insecure")).isEqualTo("false");
		assertThat(environment.getProperty("centrifugo.sse.enabled")).isEqualTo("true");
	}

	@Test
	void environmentBeatsTheFileAndTheCommandLineBeatsBoth() {
		this.file.put("centrifugo.http-api.key", "file");
		this.variables.put("CENTRIFUGO_HTTP_API_KEY", "environment");
		ConfigurableEnvironment environment = process();
		assertThat(environment.getProperty("centrifugo.http-api.key")).isEqualTo("environment");
		environment.getPropertySources()
			.addFirst(new MapPropertySource("commandLineArgs", Map.of("centrifugo.http-api.key", "command line")));
		assertThat(environment.getProperty("centrifugo.http-api.key")).isEqualTo("command line");
	}

	@Test
	void mapsAreJsonObjects() {
		this.variables.put("CENTRIFUGO_VAR_X", "x");
		this.variables.put("CENTRIFUGO_PROXIES", "a");
		this.variables.put("CENTRIFUGO_PROXIES_A_HTTP_STATIC_HEADERS", "{\"K\":\"${CENTRIFUGO_VAR_X}\"}");
		ConfigurableEnvironment environment = process();
		assertThat(environment.getProperty("centrifugo.proxies[0].http.static-headers[K]")).isEqualTo("x");
		assertThat(unknown(environment)).isEmpty();
	}

	@Test
	void malformedJsonFails() {
		this.variables.put("CENTRIFUGO_PROXIES", "[{");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(this::process)
			.withMessageContaining("CENTRIFUGO_PROXIES")
			.withMessageContaining("JSON");
	}

	@Test
	void unknownVariablesAreCollectedExceptThoseOfKubernetes() {
		this.variables.put("CENTRIFUGO_CLIENT_PNG", "1");
		this.variables.put("CENTRIFUGO_SERVICE_HOST", "10.0.0.1");
		this.variables.put("CENTRIFUGO_PORT_8000_TCP", "tcp://10.0.0.1:8000");
		this.variables.put("CENTRIFUGO_MAIN_PORT", "tcp://10.0.0.1:8000");
		this.variables.put("CENTRIFUGO_VAR_ANY", "1");
		this.variables.put("OTHER", "1");
		assertThat(unknown(process())).containsExactly("CENTRIFUGO_CLIENT_PNG");
	}

	private ConfigurableEnvironment process() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", this.file));
		new CentrifugoEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	private static SettingsPropertySource source(ConfigurableEnvironment environment) {
		return (SettingsPropertySource) environment.getPropertySources()
			.stream()
			.filter(SettingsPropertySource.class::isInstance)
			.findFirst()
			.orElseThrow();
	}

	private static List<String> unknown(ConfigurableEnvironment environment) {
		return source(environment).unknownKeys().stream().map(UnknownKey::name).toList();
	}

	private static List<String> names(ConfigurableEnvironment environment) {
		SettingsPropertySource source = source(environment);
		return Stream.iterate(0, (i) -> i + 1)
			.map((i) -> (String) source.getProperty("centrifugo.channel.namespaces[" + i + "].name"))
			.takeWhile(Objects::nonNull)
			.toList();
	}

	private static <T> T bind(ConfigurableEnvironment environment, String name, Class<T> type) {
		return Binder.get(environment).bind(name, type).get();
	}

}

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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.config.keys.UnknownKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@code spring.config.import=centrifugo:...}.
 */
class CentrifugoConfigImportTests {

	@TempDir
	Path directory;

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	@Test
	void importsJson() throws IOException {
		load("config.json", """
				{
					"client": {
						"token": {"hmac_secret_key": "secret"},
						"allowed_origins": ["http://a", "http://b"],
						"ping_interval": 10000000000
					},
					"channel": {"namespaces": [{"name": "chat", "history_ttl": "1h30m"}]},
					"http_server": {"port": 9000},
					"nonsense": 1
				}
				""");
		assertImported();
		assertThat(origin("centrifugo.client.token.hmac-secret-key")).contains("config.json").contains(" - 3:32");
		assertThat(source().unknownKeys()).extracting(UnknownKey::toString)
			.singleElement()
			.asString()
			.startsWith("nonsense")
			.contains("config.json")
			.contains("9:14");
	}

	@Test
	void importsYaml() throws IOException {
		load("config.yaml", """
				base: &base
				  name: chat
				client:
				  token:
				    hmac_secret_key: secret
				  allowed_origins: ["http://a", "http://b"]
				  ping_interval: 10000000000
				channel:
				  namespaces:
				    - <<: *base
				      history_ttl: 1h30m
				http_server:
				  port: 9000
				""");
		assertImported();
		assertThat(origin("centrifugo.client.token.hmac-secret-key")).contains("config.yaml").contains(" - 5:22");
	}

	@Test
	void importsToml() throws IOException {
		load("config.toml", """
				[client]
				allowed_origins = ["http://a", "http://b"]
				ping_interval = 10000000000
				[client.token]
				hmac_secret_key = "secret"
				[[channel.namespaces]]
				name = "chat"
				history_ttl = "1h30m"
				[http_server]
				port = 9000
				""");
		assertImported();
		assertThat(origin("centrifugo.client.token.hmac-secret-key")).contains("config.toml");
	}

	@Test
	void replacesVariablesInHeaders() throws IOException {
		addFirst(Map.of("centrifugo.var.key", "k"));
		load("config.json", """
				{"proxies": [{"http": {"static_headers": [{"key": "X-Key", "value": "${CENTRIFUGO_VAR_KEY}"}]}}]}""");
		assertThat(this.environment.getProperty("centrifugo.proxies[0].http.static-headers[X-Key]")).isEqualTo("k");
	}

	@Test
	void keepsTextsThatLookLikePlaceholders() throws IOException {
		load("config.json", "{\"http_api\": {\"key\": \"a${user.dir}b\"}}");
		assertThat(this.environment.getProperty("centrifugo.http-api.key")).isEqualTo("a${user.dir}b");
		assertThat(Binder.get(this.environment).bind("centrifugo.http-api.key", String.class).get())
			.isEqualTo("a${user.dir}b");
	}

	@Test
	void emptyYamlIsNoSettings() throws IOException {
		load("config.yml", "# nothing");
		assertThat(source().getPropertyNames()).isEmpty();
	}

	@Test
	void missingFileFails() {
		assertThatExceptionOfType(ConfigDataNotFoundException.class)
			.isThrownBy(() -> importFrom("centrifugo:" + this.directory.resolve("none.json")))
			.withMessageContaining("none.json");
	}

	@Test
	void missingOptionalFileIsPassedOver() {
		importFrom("optional:centrifugo:" + this.directory.resolve("none.json"));
		assertThat(this.environment.getProperty("centrifugo.client.insecure")).isNull();
	}

	@Test
	void malformedFileFailsWithThePlace() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> load("config.json", "{\n\t\"client\": {,}\n}"))
			.withMessageContaining("malformed")
			.withMessageContaining("config.json")
			.withMessageContaining("2:");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> load("config.yaml", "a: b: c"))
			.withMessageContaining("malformed");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> load("config.toml", "= 1"))
			.withMessageContaining("malformed");
	}

	@Test
	void textAfterTheObjectFails() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> load("config.json", "{} {}"))
			.withMessageContaining("follows");
	}

	@Test
	void otherFilesFail() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> load("config.ini", "a=b"))
			.withMessageContaining(".toml");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> load("config.json", "[]"))
			.withMessageContaining("object");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> load("config.yaml", "- a"))
			.withMessageContaining("mapping");
	}

	private void assertImported() {
		Binder binder = Binder.get(this.environment);
		assertThat(this.environment.getProperty("centrifugo.client.token.hmac-secret-key")).isEqualTo("secret");
		assertThat(binder.bind("centrifugo.client.allowed-origins", Bindable.listOf(String.class)).get())
			.containsExactly("http://a", "http://b");
		assertThat(binder.bind("centrifugo.client.ping-interval", Duration.class).get()).hasSeconds(10);
		assertThat(binder.bind("centrifugo.channel.namespaces[0].history-ttl", Duration.class).get()).hasMinutes(90);
		assertThat(this.environment.getProperty("centrifugo.channel.namespaces[0].name")).isEqualTo("chat");
		assertThat(this.environment.getProperty("centrifugo.http-server.port", Integer.class)).isEqualTo(9000);
	}

	private void load(String name, String content) throws IOException {
		Path file = Files.writeString(this.directory.resolve(name), content);
		importFrom("centrifugo:" + file);
	}

	private void importFrom(String location) {
		addFirst(Map.of("spring.config.import", location));
		ConfigDataEnvironmentPostProcessor.applyTo(this.environment);
	}

	private void addFirst(Map<String, Object> properties) {
		this.environment.getPropertySources().addFirst(new MapPropertySource("test" + properties.keySet(), properties));
	}

	private SettingsPropertySource source() {
		return (SettingsPropertySource) this.environment.getPropertySources()
			.stream()
			.filter(SettingsPropertySource.class::isInstance)
			.findFirst()
			.orElseThrow();
	}

	private String origin(String name) {
		PropertySource<?> source = source();
		return String.valueOf(OriginLookup.getOrigin(source, name));
	}

}

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

package io.centrifugo.boot.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.centrifugo.boot.config.keys.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StandaloneEnvironmentPostProcessor} and
 * {@link DotEnvEnvironmentPostProcessor}.
 */
class StandaloneEnvironmentPostProcessorTests {

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	private final SpringApplication application = new SpringApplication();

	@Test
	void withoutTheSwitchNothingHappens() {
		set(Map.of("centrifugo.http-server.port", "9000"));
		process();
		assertThat(this.environment.getProperty("server.port")).isNull();
	}

	@Test
	void portIsTheOriginalsUnlessSet() {
		set(Map.of("centrifugo.standalone", "true", "server.port", "1"));
		process();
		assertThat(this.environment.getProperty("server.port")).isEqualTo("8000");
	}

	@Test
	void settingsOfTheServerBecomeThoseOfTheApplication() {
		set(Map.of("centrifugo.standalone", "true", "centrifugo.http-server.port", "9000",
				"centrifugo.http-server.address", "127.0.0.1", "centrifugo.log.file", "a.log", "centrifugo.pid-file",
				"a.pid"));
		process();
		assertThat(this.environment.getProperty("server.port")).isEqualTo("9000");
		assertThat(this.environment.getProperty("server.address")).isEqualTo("127.0.0.1");
		assertThat(this.environment.getProperty("logging.file.name")).isEqualTo("a.log");
		assertThat(this.environment.getProperty("spring.pid.file")).isEqualTo("a.pid");
		assertThat(this.environment.getProperty("logging.level.root")).isNull();
	}

	@Test
	void tlsBecomesThatOfTheApplication() {
		String pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
		set(Map.of("centrifugo.standalone", "true", "centrifugo.http-server.tls.enabled", "true",
				"centrifugo.http-server.tls.cert-pem",
				Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)),
				"centrifugo.http-server.tls.key-pem", pem, "centrifugo.http-server.tls.client-ca-pem", pem));
		process();
		assertThat(this.environment.getProperty("server.ssl.certificate")).isEqualTo(pem);
		assertThat(this.environment.getProperty("server.ssl.certificate-private-key")).isEqualTo(pem);
		assertThat(this.environment.getProperty("server.ssl.trust-certificate")).isEqualTo(pem);
		assertThat(this.environment.getProperty("server.ssl.client-auth")).isEqualTo("need");
	}

	@ParameterizedTest
	@CsvSource({ "none, OFF", "debug, DEBUG", "fatal, FATAL", "strange, INFO" })
	void logLevelsAreTranslated(String level, String expected) {
		set(Map.of("centrifugo.standalone", "true", "centrifugo.log.level", level));
		process();
		assertThat(this.environment.getProperty("logging.level.root")).isEqualTo(expected);
	}

	@Test
	void springsOwnKeysInHigherSourcesWin() {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("commandLine", Map.of("server.port", "7000")));
		set(Map.of("centrifugo.standalone", "true"));
		process();
		assertThat(this.environment.getProperty("server.port")).isEqualTo("7000");
	}

	@Test
	void dotEnvAddsVariablesThatAreNotSet(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve(".env"), """
				# comment
				export A=1
				B = two # comment
				C="a \\"b\\"\\n#c"
				D='$x'
				E=
				SET=file
				""");
		variables(Map.of("SET", "environment"));
		set(Map.of("centrifugo.standalone", "true"));
		new DotEnvEnvironmentPostProcessor(file).postProcessEnvironment(this.environment, this.application);
		assertThat(this.environment.getProperty("A")).isEqualTo("1");
		assertThat(this.environment.getProperty("B")).isEqualTo("two");
		assertThat(this.environment.getProperty("C")).isEqualTo("a \"b\"\n#c");
		assertThat(this.environment.getProperty("D")).isEqualTo("$x");
		assertThat(this.environment.getProperty("E")).isEmpty();
		assertThat(this.environment.getProperty("SET")).isEqualTo("environment");
	}

	@Test
	void malformedDotEnvFails(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve(".env"), "no value");
		set(Map.of("centrifugo.standalone", "true"));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new DotEnvEnvironmentPostProcessor(file).postProcessEnvironment(this.environment,
					this.application))
			.withMessageContaining(".env");
	}

	private void process() {
		new StandaloneEnvironmentPostProcessor().postProcessEnvironment(this.environment, this.application);
	}

	private void variables(Map<String, Object> variables) {
		this.environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
	}

	private void set(Map<String, Object> properties) {
		this.environment.getPropertySources().addLast(new MapPropertySource("application.yml", properties));
	}

}

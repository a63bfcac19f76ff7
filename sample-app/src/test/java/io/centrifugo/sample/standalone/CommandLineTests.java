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

package io.centrifugo.sample.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandLine}.
 */
class CommandLineTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@Test
	void flagsOfTheOriginalBecomeProperties() {
		assertThat(arguments("-p", "9000", "--client.insecure", "--http_server.internal_port=9001")).containsExactly(
				"--centrifugo.http-server.port=9000", "--centrifugo.client.insecure=true",
				"--centrifugo.http-server.internal-port=9001");
	}

	@Test
	void otherArgumentsGoToSpring() {
		assertThat(arguments("--server.port=1", "--spring.profiles.active=x", "--debug"))
			.containsExactly("--server.port=1", "--spring.profiles.active=x", "--debug");
	}

	@Test
	void configurationFileIsTakenInEachForm() throws Exception {
		Path file = Files.writeString(this.directory.resolve("config.json"), "{}");
		assertThat(arguments("--config=" + file)).isEmpty();
		assertThat(arguments("--config", file.toString(), "--x")).containsExactly("--x");
		assertThat(arguments("-c", file.toString())).isEmpty();
	}

	@Test
	void whenConfigurationFileIsMissingThenSaysSo() {
		assertThatExceptionOfType(UnusableConfigurationException.class)
			.isThrownBy(() -> arguments("--config=" + this.directory.resolve("none.json")))
			.withMessageContaining("none.json")
			.withMessageContaining("--config");
	}

	@Test
	void whenConfigurationFlagHasNoValueThenSaysSo() {
		assertThatExceptionOfType(UnusableConfigurationException.class).isThrownBy(() -> arguments("--config"));
	}

	private static String[] arguments(String... typed) {
		return CommandLine.parse(typed, List.of()).springArguments();
	}

}

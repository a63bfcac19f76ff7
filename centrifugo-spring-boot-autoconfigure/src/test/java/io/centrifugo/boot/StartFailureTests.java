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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import io.centrifugo.boot.api.CentrifugoHttpApiAutoConfiguration;
import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.transport.CentrifugoTransportAutoConfiguration;
import io.centrifugo.boot.transport.CentrifugoUnidirectionalAutoConfiguration;
import io.centrifugo.boot.transport.CentrifugoWebSocketAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What users read when the configuration is wrong: which key, where it is set, and what
 * would be right.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			client.ping-interval=1s                      |must be greater than centrifugo.client.pong-timeout
			client.token.user-id-claim=user-id           |must match ^[a-zA-Z_]+$
			client.subscription-token.user-id-claim=a-b  |must match ^[a-zA-Z_]+$
			client.token.rsa-public-key=nonsense         |PEM
			client.token.issuer-regex=(                  |regex
			client.allowed-origins=[                     |glob
			client.queue-max-size=4GB                    |less than 2 GB
			client.channel-limit=many                    |int
			client.ping-interval=soon                    |1m30s
			engine.type=tarantool                        |MEMORY
			map-broker.type=postgres                     |MEMORY
			http-api.error-mode=loud                     |TRANSPORT
			channel.history-meta-ttl=10ms                |sub-second precision is not supported
			channel.publication-data-format=xml          |JSON_OBJECT
			channel.without-namespace.history-size=1     |both history size and history ttl required for history
			channel.without-namespace.channel-regex=(    |RE2
			channel.namespaces[0].name=c                 |must match ^[-a-zA-Z0-9_.]{2,}$
			channel.namespaces[0].force-recovery-mode=x  |CACHE
			websocket.compression-level=10               |from -2 to 9
			uni-sse.connect-code-to-http-response.transforms[0].code=0 |code should be set
			uni-sse.connect-code-to-http-response.transforms[0].code=1 |status_code should be set
			uni-http-stream.connect-code-to-http-response.transforms[0].code=0 |code should be set
			""")
	void wrongValueIsNamedWithItsOriginAndWhatIsAllowed(String property, String allowed, CapturedOutput output)
			throws IOException {
		Path file = write("application.properties", "centrifugo." + property, "centrifugo.uni-sse.enabled=true",
				"centrifugo.uni-http-stream.enabled=true");
		assertFails("file:" + file);
		String key = property.substring(0, property.indexOf('=')).replaceFirst("transforms\\[0].code=1", "");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains(key.startsWith("uni-") ? key.substring(0, key.indexOf(".transforms")) : "centrifugo." + key)
			.contains(allowed);
	}

	@Test
	void originIsAPlaceInAFile(CapturedOutput output) throws IOException {
		Path file = write("application.yaml", "centrifugo:", "  client:", "    token:", "      user-id-claim: user-id");
		assertFails("file:" + file);
		assertThat(output).contains("application.yaml").contains("- 4:22");
	}

	@Test
	void originIsAKeyOfAnImportedFile(CapturedOutput output) throws IOException {
		Path file = write("config.json",
				"{\"channel\": {\"namespaces\": [{\"name\": \"chat\", \"history_size\": 10}]}}");
		assertFails("centrifugo:" + file);
		assertThat(output).contains("centrifugo.channel.namespaces[0].history-size")
			.contains("config.json")
			.contains("both history size and history ttl required for history");
	}

	@Test
	void secretIsNotPrinted(CapturedOutput output) throws IOException {
		Path file = write("application.properties", "centrifugo.client.token.ecdsa-public-key=top-secret");
		assertFails("file:" + file);
		assertThat(output).contains("centrifugo.client.token.ecdsa-public-key").doesNotContain("top-secret");
	}

	private Path write(String name, String... lines) throws IOException {
		return Files.write(this.folder.resolve(name), List.of(lines));
	}

	private static void assertFails(String location) {
		SpringApplication application = new SpringApplicationBuilder(Application.class).build();
		String[] arguments = Stream
			.of("spring.main.web-application-type=none", "spring.main.banner-mode=off", "centrifugo.http-server.port=0",
					"spring.config.import=" + location)
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CentrifugoChannelAutoConfiguration.class, CentrifugoClientAutoConfiguration.class,
			CentrifugoConfigurationAutoConfiguration.class, CentrifugoEngineAutoConfiguration.class,
			CentrifugoHttpApiAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class,
			CentrifugoTransportAutoConfiguration.class, CentrifugoUnidirectionalAutoConfiguration.class,
			CentrifugoWebSocketAutoConfiguration.class })
	static class Application {

	}

}

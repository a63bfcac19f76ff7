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
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import io.centrifugo.boot.tls.ClientTlsProperties;
import io.centrifugo.engine.broker.nats.NatsProcess;
import io.centrifugo.engine.broker.nats.connection.NatsLink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for a NATS server that wants TLS. Its certificate is its own authority's, for
 * localhost.
 */
class NatsTlsIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static NatsProcess nats;

	@BeforeAll
	static void start() throws IOException {
		nats = new NatsProcess("--tls", "--tlscert", path("cert.pem"), "--tlskey", path("key.pem"));
	}

	@AfterAll
	static void stop() {
		if (nats != null) {
			nats.close();
		}
	}

	private static String path(String name) throws IOException {
		return new ClassPathResource("io/centrifugo/boot/server/" + name).getFile().getPath();
	}

	@Test
	void trustedServerIsUsed() throws IOException {
		String certificate = path("cert.pem");
		assertWorks((tls) -> tls.setServerCaPem(certificate));
		assertWorks((tls) -> {
			tls.setServerCaPem(certificate);
			tls.setServerName("localhost");
		});
	}

	@Test
	void serverWithAnotherNameIsRefused() throws IOException {
		String certificate = path("cert.pem");
		assertFails((tls) -> {
			tls.setServerCaPem(certificate);
			tls.setServerName("other.internal");
		});
	}

	@Test
	void unknownServerIsRefusedUnlessAnyIsTrusted() {
		assertFails((tls) -> {
		});
		assertWorks((tls) -> tls.setInsecureSkipVerify(true));
	}

	@Test
	void withoutTlsTheServerCannotBeUsed() {
		assertFails((tls) -> tls.setEnabled(false));
	}

	private static void assertWorks(Consumer<ClientTlsProperties> settings) {
		try (NatsLink link = link(settings)) {
			link.start().block(LIMIT);
			assertThat(link.check().block(LIMIT)).containsValue("");
		}
	}

	private static void assertFails(Consumer<ClientTlsProperties> settings) {
		try (NatsLink link = link(settings)) {
			assertThatException().isThrownBy(() -> link.start().block(LIMIT))
				.satisfies((ex) -> assertThat(ex).hasCauseInstanceOf(IOException.class));
		}
	}

	private static NatsLink link(Consumer<ClientTlsProperties> settings) {
		NatsProperties properties = new NatsProperties();
		properties.setUrl("nats://127.0.0.1:" + nats.port());
		properties.setDialTimeout(Duration.ofSeconds(3));
		properties.getTls().setEnabled(true);
		settings.accept(properties.getTls());
		return new NatsLink(new NatsMapping(properties).linkOptions(null));
	}

}

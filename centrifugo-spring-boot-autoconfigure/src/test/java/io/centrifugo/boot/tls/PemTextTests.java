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

package io.centrifugo.boot.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.centrifugo.boot.config.keys.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PemText}.
 */
class PemTextTests {

	private static final String PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

	@Test
	void pemMayBeGivenInThreeForms(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("cert.pem"), PEM);
		assertThat(PemText.of("key", PEM)).isEqualTo(PEM);
		assertThat(PemText.of("key", Base64.getEncoder().encodeToString(PEM.getBytes(StandardCharsets.US_ASCII))))
			.isEqualTo(PEM);
		assertThat(PemText.of("key", file.toString())).isEqualTo(PEM);
	}

	@Test
	void otherTextIsRefusedWithoutRepeatingIt(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("secret"), "secret");
		for (String value : new String[] { "secret", "c2VjcmV0", "se\0cret", file.toString() }) {
			assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> PemText.of("the-key", value))
				.withMessageContaining("the-key")
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		}
	}

}

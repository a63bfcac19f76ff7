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

package io.centrifugo.engine.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.command.TrackBatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TrackSignatures}.
 */
class TrackSignaturesTests {

	private static final long NOW = TestTokens.NOW.getEpochSecond();

	private final TrackSignatures signatures = signatures("secret", "", 0);

	@Test
	void tellsWhenTheSignatureExpires() {
		assertThat(this.signatures.verify("u", "c:d", signed("secret", NOW, NOW + 60, "u", "c:d", "a", "b")))
			.isEqualTo(NOW + 60);
		assertThat(this.signatures.verify("", "c", signed("secret", NOW, 0, "", "c", "a"))).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "-5, true", "-6, false", "5, true" })
	void leavesSomeGrace(long offset, boolean valid) {
		TrackBatch batch = signed("secret", NOW, NOW + offset, "u", "c", "a");
		if (valid) {
			assertThat(this.signatures.verify("u", "c", batch)).isEqualTo(NOW + offset);
		}
		else {
			assertFails(this.signatures, "u", "c", batch, 109);
		}
	}

	@Test
	void holdsForOneUserChannelAndOrderOfKeys() {
		TrackBatch batch = signed("secret", NOW, 0, "u", "c", "a", "b");
		assertFails(this.signatures, "v", "c", batch, 103);
		assertFails(this.signatures, "u", "d", batch, 103);
		assertFails(this.signatures, "u", "c", batch(batch.signature(), "b", "a"), 103);
		assertFails(this.signatures, "u", "c", batch(batch.signature(), "a"), 103);
		assertFails(this.signatures, "u", "c", batch(batch.signature(), "a\0b"), 103);
		assertFails(this.signatures, "u", "c", batch(batch.signature().toUpperCase(java.util.Locale.ROOT), "a", "b"),
				103);
		assertFails(this.signatures, "u", "c", signed("other", NOW, 0, "u", "c", "a"), 103);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ":", "::", "1:2", "1:2:", "x:0:00", "1:x:00", "1:2:3:4" })
	void rejectsOtherTexts(String signature) {
		assertFails(this.signatures, "u", "c", batch(signature, "a"), 103);
	}

	@Test
	void whenThereIsNoSecretThenItIsAnInternalError() {
		assertFails(signatures("", "", 0), "u", "c", signed("secret", NOW, 0, "u", "c", "a"), 100);
	}

	@ParameterizedTest
	@CsvSource({ "0, 1767225600, true", "1767225600, 1767225600, true", "1767225599, 1767225600, false" })
	void acceptsThePreviousSecretForWhatWasIssuedInItsTime(long validUntil, long issued, boolean valid) {
		TrackSignatures rotating = signatures("new", "old", validUntil);
		assertThat(rotating.verify("u", "c", signed("new", NOW, 0, "u", "c", "a"))).isZero();
		TrackBatch old = signed("old", issued, 0, "u", "c", "a");
		if (valid) {
			assertThat(rotating.verify("u", "c", old)).isZero();
		}
		else {
			assertFails(rotating, "u", "c", old, 103);
		}
	}

	private static void assertFails(TrackSignatures signatures, String user, String channel, TrackBatch batch,
			int code) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> signatures.verify(user, channel, batch))
			.matches((ex) -> ex.code() == code);
	}

	private static TrackSignatures signatures(String secret, String previous, long validUntil) {
		return new TrackSignatures(new TokenSettings.Hmac(secret, previous, validUntil), TestTokens.CLOCK);
	}

	private static TrackBatch batch(String signature, String... keys) {
		return new TrackBatch(signature, Arrays.stream(keys).map((key) -> new TrackBatch.KeyedItem(key, 0)).toList());
	}

	private static TrackBatch signed(String secret, long issued, long expires, String user, String channel,
			String... keys) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(String.join("\0", keys).getBytes(StandardCharsets.UTF_8));
			String text = issued + "\0" + expires + "\0" + user + "\0" + channel + "\0"
					+ HexFormat.of().formatHex(hash);
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			String hex = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
			return batch(issued + ":" + expires + ":" + hex, keys);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

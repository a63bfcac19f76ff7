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
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.command.TrackBatch;

/**
 * Verifies the signatures by which an application's backend lets a user track keys of a
 * shared poll channel. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class TrackSignatures {

	private static final int GRACE_SECONDS = 5;

	private static final char SEPARATOR = 0;

	private final TokenSettings.Hmac secrets;

	private final Clock clock;

	/**
	 * Create a verifier.
	 * @param secrets the secrets; the previous one counts for signatures that were issued
	 * until its time
	 * @param clock what time it is
	 */
	public TrackSignatures(TokenSettings.Hmac secrets, Clock clock) {
		this.secrets = secrets;
		this.clock = clock;
	}

	/**
	 * Verify one batch.
	 * @param user the user of the connection
	 * @param channel the channel
	 * @param batch keys in the order that was signed, with the signature
	 * @return when the signature expires in Unix seconds, 0 for never
	 * @throws ErrorException 100 without a secret, 103 if the signature is wrong, 109 if
	 * it expired
	 */
	public long verify(String user, String channel, TrackBatch batch) {
		if (this.secrets.secret().isEmpty()) {
			throw ProtocolError.INTERNAL.toException();
		}
		Parts parts = Parts.of(batch.signature());
		String signed = signed(parts, user, channel, batch);
		boolean valid = matches(this.secrets.secret(), signed, parts.hmac())
				|| (previousUsable(parts) && matches(this.secrets.previous(), signed, parts.hmac()));
		if (!valid) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		if (parts.expireAt() > 0 && parts.expireAt() < this.clock.instant().getEpochSecond() - GRACE_SECONDS) {
			throw ProtocolError.TOKEN_EXPIRED.toException();
		}
		return Math.max(0, parts.expireAt());
	}

	private boolean previousUsable(Parts parts) {
		long validUntil = this.secrets.previousValidUntil();
		return !this.secrets.previous().isEmpty() && (validUntil <= 0 || parts.issuedAt() <= validUntil);
	}

	private static String signed(Parts parts, String user, String channel, TrackBatch batch) {
		List<String> keys = batch.items().stream().map(TrackBatch.KeyedItem::key).toList();
		if (ambiguous(user) || ambiguous(channel) || keys.stream().anyMatch(TrackSignatures::ambiguous)) {
			throw ProtocolError.PERMISSION_DENIED.toException();
		}
		String separator = String.valueOf(SEPARATOR);
		byte[] keyText = String.join(separator, keys).getBytes(StandardCharsets.UTF_8);
		try {
			String keyHash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(keyText));
			return String.join(separator, parts.issued(), parts.expires(), user, channel, keyHash);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No SHA-256", ex);
		}
	}

	private static boolean ambiguous(String text) {
		return text.indexOf(SEPARATOR) >= 0;
	}

	private static boolean matches(String secret, String signed, String hmac) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			String expected = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
			return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
					hmac.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No HMAC with SHA-256", ex);
		}
	}

	/**
	 * A signature taken apart.
	 *
	 * @param issued issue time as text
	 * @param expires expiry as text
	 * @param hmac the HMAC in hexadecimal
	 * @param issuedAt issue time in Unix seconds
	 * @param expireAt expiry in Unix seconds
	 */
	private record Parts(String issued, String expires, String hmac, long issuedAt, long expireAt) {

		static Parts of(String signature) {
			int first = signature.indexOf(':');
			int second = signature.indexOf(':', first + 1);
			if (first < 0 || second < 0) {
				throw ProtocolError.PERMISSION_DENIED.toException();
			}
			try {
				String issued = signature.substring(0, first);
				String expires = signature.substring(first + 1, second);
				return new Parts(issued, expires, signature.substring(second + 1), Long.parseLong(issued),
						Long.parseLong(expires));
			}
			catch (NumberFormatException ex) {
				throw ProtocolError.PERMISSION_DENIED.toException();
			}
		}

	}

}

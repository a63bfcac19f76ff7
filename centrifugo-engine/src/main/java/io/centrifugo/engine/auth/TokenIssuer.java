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
import java.time.Clock;
import java.time.Duration;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Issues tokens signed by a shared secret, for command line tools, tests and demos:
 * applications usually have a library for it.
 *
 * @since 0.1.0
 */
public final class TokenIssuer {

	private final HmacKey key;

	private final String userIdClaim;

	private final Clock clock;

	/**
	 * Create an issuer.
	 * @param settings the secret and the claim of the user id; the rest plays no part
	 * @param clock what time it is
	 * @throws InvalidTokenSettingException if there is no secret
	 */
	public TokenIssuer(TokenSettings settings, Clock clock) {
		if (settings.hmac().secret().isEmpty()) {
			throw new InvalidTokenSettingException("hmac_secret_key", "no HMAC secret key set");
		}
		this.key = new HmacKey(settings.hmac().secret().getBytes(StandardCharsets.UTF_8));
		this.userIdClaim = (settings.userIdClaim().isEmpty()) ? "sub" : settings.userIdClaim();
		this.clock = clock;
	}

	/**
	 * Issue a connection token.
	 * @param user the user id, empty for anonymous
	 * @param ttl how long it is good, {@code null} for ever
	 * @return the token
	 */
	public String connectionToken(String user, @Nullable Duration ttl) {
		return sign(claims(user, ttl));
	}

	/**
	 * Issue a subscription token.
	 * @param user the user id, empty for anonymous
	 * @param channel the channel
	 * @param ttl how long it is good, {@code null} for ever
	 * @return the token
	 */
	public String subscriptionToken(String user, String channel, @Nullable Duration ttl) {
		JwtClaims claims = claims(user, ttl);
		claims.setStringClaim("channel", channel);
		return sign(claims);
	}

	private JwtClaims claims(String user, @Nullable Duration ttl) {
		JwtClaims claims = new JwtClaims();
		claims.setStringClaim(this.userIdClaim, user);
		long now = this.clock.instant().getEpochSecond();
		claims.setIssuedAt(NumericDate.fromSeconds(now));
		if (ttl != null) {
			claims.setExpirationTime(NumericDate.fromSeconds(now + ttl.toSeconds()));
		}
		return claims;
	}

	private String sign(JwtClaims claims) {
		JsonWebSignature signature = new JsonWebSignature();
		signature.setHeader("typ", "JWT");
		signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
		signature.setDoKeyValidation(false);
		signature.setKey(this.key);
		signature.setPayload(claims.toJson());
		try {
			return signature.getCompactSerialization();
		}
		catch (JoseException ex) {
			throw new IllegalStateException("Cannot sign a token", ex);
		}
	}

}

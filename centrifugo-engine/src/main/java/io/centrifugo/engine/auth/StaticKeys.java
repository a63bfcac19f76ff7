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

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Keys that configuration holds.
 */
final class StaticKeys implements SignatureCheck {

	private static final Logger logger = LoggerFactory.getLogger(StaticKeys.class);

	/** Fewest bytes of a secret that cannot be guessed. */
	private static final int STRONG_SECRET = 32;

	private final List<VerificationKey> keys = new ArrayList<>();

	private final @Nullable VerificationKey previous;

	private final long previousValidUntil;

	private final Clock clock;

	/**
	 * Read the keys.
	 * @param settings the settings
	 * @param clock what time it is
	 */
	StaticKeys(TokenSettings settings, Clock clock) {
		this.clock = clock;
		if (!settings.hmac().secret().isEmpty()) {
			warnIfShort("hmac_secret_key", settings.hmac().secret());
			this.keys.add(VerificationKey.hmac(settings.hmac().secret()));
		}
		if (!settings.rsaPublicKey().isEmpty()) {
			this.keys.add(rsa(settings.rsaPublicKey()));
		}
		if (!settings.ecdsaPublicKey().isEmpty()) {
			this.keys.add(ecdsa(settings.ecdsaPublicKey()));
		}
		String previousSecret = settings.hmac().previous();
		this.previous = (previousSecret.isEmpty()) ? null : VerificationKey.hmac(previousSecret);
		this.previousValidUntil = settings.hmac().previousValidUntil();
	}

	private static void warnIfShort(String key, String secret) {
		if (secret.length() < STRONG_SECRET) {
			logger.warn("The token secret {} is shorter than {} bytes and can be guessed from any token", key,
					STRONG_SECRET);
		}
	}

	private static VerificationKey rsa(String text) {
		PublicKey key = PublicKeyPem.load("rsa_public_key", "RSA", text);
		if (key instanceof RSAPublicKey) {
			return new VerificationKey(key, VerificationKey.RSA);
		}
		throw new InvalidTokenSettingException("rsa_public_key",
				"error parsing RSA public key: key is not a valid RSA public key");
	}

	private static VerificationKey ecdsa(String text) {
		PublicKey key = PublicKeyPem.load("ecdsa_public_key", "ECDSA", text);
		if (key instanceof ECPublicKey curveKey) {
			List<String> algorithms = VerificationKey.algorithms(curveKey);
			if (!algorithms.isEmpty()) {
				return new VerificationKey(key, algorithms);
			}
		}
		throw new InvalidTokenSettingException("ecdsa_public_key",
				"error parsing ECDSA public key: key is not a valid ECDSA public key");
	}

	@Override
	public Mono<Boolean> check(JsonWebToken token, Map<String, String> variables) {
		return Mono.just(verify(token));
	}

	private boolean verify(JsonWebToken token) {
		for (VerificationKey key : this.keys) {
			if (key.verify(token)) {
				return true;
			}
		}
		return this.previous != null && previousUsable() && this.previous.verify(token);
	}

	private boolean previousUsable() {
		return this.previousValidUntil <= 0 || this.clock.instant().getEpochSecond() <= this.previousValidUntil;
	}

}

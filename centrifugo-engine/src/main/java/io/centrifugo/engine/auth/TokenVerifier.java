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

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.auth.jwks.EndpointTemplate;
import io.centrifugo.engine.auth.jwks.HttpKeySetSource;
import io.centrifugo.engine.auth.jwks.KeySetSource;
import io.centrifugo.engine.auth.jwks.KeySets;
import io.centrifugo.engine.auth.jwks.PlaceholderSafety;

/**
 * Verifies tokens of clients. Immutable, safe from any thread; never blocks. The answer
 * comes at once with configured keys, and from a thread of the HTTP client where keys had
 * to be fetched.
 *
 * @since 0.1.0
 */
public final class TokenVerifier {

	private static final Logger logger = LoggerFactory.getLogger(TokenVerifier.class);

	private final TokenSettings settings;

	private final Clock clock;

	private final SignatureCheck signatures;

	private final ClaimPattern issuers;

	private final ClaimPattern audiences;

	private final TokenDecoder decoder;

	private TokenVerifier(TokenSettings settings, Clock clock, KeySetSource keySetSource) {
		this.settings = settings;
		this.clock = clock;
		this.audiences = ClaimPattern.of("audience", settings.audience());
		this.issuers = ClaimPattern.of("issuer", settings.issuer());
		this.decoder = new TokenDecoder(userIdClaim(settings));
		this.signatures = signatures(keySetSource);
	}

	/**
	 * Create a verifier.
	 * @param settings keys and expectations
	 * @param clock what time it is
	 * @return the verifier
	 * @throws InvalidTokenSettingException if the settings make no sense
	 */
	public static TokenVerifier create(TokenSettings settings, Clock clock) {
		KeySetSource source = (settings.jwks().endpoint().isEmpty()) ? (url) -> Mono.empty() : new HttpKeySetSource();
		return new TokenVerifier(settings, clock, source);
	}

	/**
	 * Create a verifier that gets key sets in another way than over HTTP.
	 * @param settings keys and expectations
	 * @param clock what time it is
	 * @param keySetSource where key sets come from
	 * @return the verifier
	 * @throws InvalidTokenSettingException if the settings make no sense
	 */
	public static TokenVerifier create(TokenSettings settings, Clock clock, KeySetSource keySetSource) {
		return new TokenVerifier(settings, clock, keySetSource);
	}

	private static String userIdClaim(TokenSettings settings) {
		String claim = settings.userIdClaim();
		if (!claim.isEmpty() && !claim.matches("[a-zA-Z_]+")) {
			throw new InvalidTokenSettingException("user_id_claim",
					"invalid token custom user ID claim: " + claim + ", must match ^[a-zA-Z_]+$ regular expression");
		}
		return claim;
	}

	private SignatureCheck signatures(KeySetSource keySetSource) {
		SignatureCheck check = (this.settings.jwks().endpoint().isEmpty()) ? new StaticKeys(this.settings, this.clock)
				: new FetchedKeys(endpoint(), new KeySets(keySetSource, this.clock));
		if (this.settings.skipSignature()) {
			logger.warn("Signatures of tokens are not verified (insecure_skip_token_signature_verify)");
			return (token, variables) -> Mono.just(true);
		}
		return check;
	}

	private EndpointTemplate endpoint() {
		String key = "jwks_public_endpoint";
		try {
			EndpointTemplate endpoint = EndpointTemplate.of(this.settings.jwks().endpoint());
			Set<String> placeholders = endpoint.placeholders();
			if (!placeholders.isEmpty()) {
				key = "issuer_regex";
				checkSafety(key, this.settings.issuer().regex(), placeholders);
				key = "audience_regex";
				checkSafety(key, this.settings.audience().regex(), placeholders);
			}
			return endpoint;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidTokenSettingException(key, String.valueOf(ex.getMessage()));
		}
	}

	private void checkSafety(String key, String regex, Set<String> placeholders) {
		try {
			PlaceholderSafety.check(key, regex, placeholders);
		}
		catch (IllegalArgumentException ex) {
			if (!this.settings.jwks().skipSafetyCheck()) {
				throw ex;
			}
			logger.warn("Tokens may steer where keys are fetched from: {}", ex.getMessage());
		}
	}

	/**
	 * Verify a connection token.
	 * @param jwt the token
	 * @return what it says; fails with {@link TokenException}, or with error 100 where
	 * the fault is not the token's; whether the channels in it exist is for the caller to
	 * see
	 */
	public Mono<ConnectionToken> verifyConnection(String jwt) {
		return Mono.defer(() -> {
			JsonWebToken token = JsonWebToken.parse(jwt);
			return verify(token, Claims.of(token), false).map((claims) -> this.decoder.connection(token, claims));
		});
	}

	/**
	 * Verify a subscription token.
	 * @param jwt the token
	 * @return what it says; fails as {@link #verifyConnection} does
	 */
	public Mono<SubscriptionToken> verifySubscription(String jwt) {
		return Mono.defer(() -> {
			JsonWebToken token = JsonWebToken.parse(jwt);
			return verify(token, Claims.of(token), true).map((claims) -> this.decoder.subscription(token, claims));
		});
	}

	private Mono<Claims> verify(JsonWebToken token, Claims claims, boolean forSubscription) {
		Map<String, String> variables = new HashMap<>();
		if (!this.issuers.matches(List.of(claims.issuer()), variables)
				|| !this.audiences.matches(claims.audience(), variables)) {
			return Mono.error(TokenException.invalid("Issuer or audience not matched"));
		}
		return this.signatures.check(token, variables).map((valid) -> {
			if (!valid) {
				throw TokenException.invalid("Signature not verified");
			}
			check(token, claims, forSubscription);
			return claims;
		});
	}

	private void check(JsonWebToken token, Claims claims, boolean forSubscription) {
		String audience = this.settings.audience().value();
		String issuer = this.settings.issuer().value();
		if ((!audience.isEmpty() && !claims.audience().contains(audience))
				|| (!issuer.isEmpty() && !issuer.equals(claims.issuer()))) {
			throw TokenException.invalid("Audience or issuer of somebody else");
		}
		boolean hasChannel = !TokenDecoder.channel(token).isEmpty();
		if (!forSubscription && hasChannel) {
			throw TokenException.invalid("Connection token with a channel");
		}
		if (!claims.validAt(this.clock.millis() / 1000.0)) {
			throw new TokenException(TokenException.Kind.EXPIRED, "Expired or not yet valid");
		}
		if (forSubscription && !hasChannel) {
			throw TokenException.invalid("Subscription token without a channel");
		}
	}

}

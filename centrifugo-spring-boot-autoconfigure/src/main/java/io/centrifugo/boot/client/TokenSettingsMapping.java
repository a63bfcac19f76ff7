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

package io.centrifugo.boot.client;

import java.time.Clock;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.engine.auth.InvalidTokenSettingException;
import io.centrifugo.engine.auth.TokenSettings;
import io.centrifugo.engine.auth.TokenSettings.Expectation;
import io.centrifugo.engine.auth.TokenSettings.Hmac;
import io.centrifugo.engine.auth.TokenSettings.Jwks;
import io.centrifugo.engine.auth.TokenVerifier;
import io.centrifugo.engine.auth.TokenVerifiers;
import io.centrifugo.engine.auth.TrackSignatures;

/**
 * Checks the settings of tokens and makes verifiers of them.
 */
final class TokenSettingsMapping {

	private static final Pattern CLAIM = Pattern.compile("[a-zA-Z_]+");

	private final ClientProperties properties;

	private final Clock clock;

	TokenSettingsMapping(ClientProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	TokenVerifiers toVerifiers(TrackSignatures tracks) {
		TokenVerifier connection = verifier("centrifugo.client.token", this.properties.getToken());
		SubscriptionTokenProperties own = this.properties.getSubscriptionToken();
		checkClaim("centrifugo.client.subscription-token", own);
		TokenVerifier subscription = own.isEnabled() ? verifier("centrifugo.client.subscription-token", own)
				: connection;
		return new TokenVerifiers(connection, subscription, tracks);
	}

	private TokenVerifier verifier(String prefix, TokenProperties from) {
		checkClaim(prefix, from);
		try {
			return TokenVerifier.create(settings(from), this.clock);
		}
		catch (InvalidTokenSettingException ex) {
			throw failure(prefix + "." + ex.key().replace('_', '-'), ex, from);
		}
	}

	private static RuntimeException failure(String property, InvalidTokenSettingException ex, TokenProperties from) {
		String reason = String.valueOf(ex.getMessage());
		return switch (ex.key()) {
			case "audience_regex" ->
				new InvalidConfigurationPropertyValueException(property, from.getAudienceRegex(), reason);
			case "issuer_regex" ->
				new InvalidConfigurationPropertyValueException(property, from.getIssuerRegex(), reason);
			case "jwks_public_endpoint" ->
				new InvalidConfigurationPropertyValueException(property, from.getJwksPublicEndpoint(), reason);
			default -> new InvalidKeyException(property, reason);
		};
	}

	private static void checkClaim(String prefix, TokenProperties from) {
		String claim = from.getUserIdClaim();
		if (!claim.isEmpty() && !CLAIM.matcher(claim).matches()) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".user-id-claim", claim,
					"invalid token custom user ID claim, must match ^[a-zA-Z_]+$ regular expression");
		}
	}

	private TokenSettings settings(TokenProperties from) {
		return new TokenSettings(
				new Hmac(from.getHmacSecretKey(), from.getHmacPreviousSecretKey(),
						from.getHmacPreviousSecretKeyValidUntil()),
				from.getRsaPublicKey(), from.getEcdsaPublicKey(),
				new Jwks(from.getJwksPublicEndpoint(), from.isInsecureSkipJwksEndpointSafetyCheck()),
				new Expectation(from.getAudience(), from.getAudienceRegex()),
				new Expectation(from.getIssuer(), from.getIssuerRegex()), from.getUserIdClaim(),
				this.properties.isInsecureSkipTokenSignatureVerify());
	}

}

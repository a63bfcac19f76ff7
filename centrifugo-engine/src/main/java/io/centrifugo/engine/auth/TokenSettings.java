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

/**
 * Everything configured about tokens of a kind. Empty texts switch a part off; without
 * any key no token is valid.
 *
 * @param hmac shared secrets
 * @param rsaPublicKey RSA key or certificate: PEM text, base64 of it, or a file's path
 * @param ecdsaPublicKey elliptic curve key or certificate, likewise
 * @param jwks where keys are fetched from; replaces the others when set
 * @param audience what {@code aud} must be
 * @param issuer what {@code iss} must be
 * @param userIdClaim claim with the user id, empty for {@code sub}
 * @param skipSignature whether no signature is looked at, for tests only
 * @since 0.1.0
 */
public record TokenSettings(Hmac hmac, String rsaPublicKey, String ecdsaPublicKey, Jwks jwks, Expectation audience,
		Expectation issuer, String userIdClaim, boolean skipSignature) {

	/** No keys: no token is valid. */
	public static final TokenSettings NONE = new TokenSettings(Hmac.NONE, "", "", Jwks.NONE, Expectation.ANY,
			Expectation.ANY, "", false);

	/**
	 * Create settings with a shared secret alone.
	 * @param secret the secret
	 * @return the settings
	 */
	public static TokenSettings hmac(String secret) {
		return new TokenSettings(new Hmac(secret, "", 0), "", "", Jwks.NONE, Expectation.ANY, Expectation.ANY, "",
				false);
	}

	/**
	 * Leave out secrets.
	 */
	@Override
	public String toString() {
		return "TokenSettings[jwks=" + this.jwks + ", audience=" + this.audience + ", issuer=" + this.issuer + "]";
	}

	/**
	 * Shared secrets.
	 *
	 * @param secret the secret
	 * @param previous an older secret that is tried as well
	 * @param previousValidUntil Unix seconds after which it is not, 0 for never
	 */
	public record Hmac(String secret, String previous, long previousValidUntil) {

		/** No secret. */
		public static final Hmac NONE = new Hmac("", "", 0);

		/**
		 * Leave out secrets.
		 */
		@Override
		public String toString() {
			return "Hmac";
		}

	}

	/**
	 * A key set that is fetched.
	 *
	 * @param endpoint its URL, may hold {@code {{group}}} placeholders
	 * @param skipSafetyCheck whether placeholders that tokens could steer are only warned
	 * about
	 */
	public record Jwks(String endpoint, boolean skipSafetyCheck) {

		/** Nothing is fetched. */
		public static final Jwks NONE = new Jwks("", false);

	}

	/**
	 * What a claim must say.
	 *
	 * @param value the exact value
	 * @param regex RE2 pattern that must be found; its named groups fill placeholders
	 */
	public record Expectation(String value, String regex) {

		/** Anything. */
		public static final Expectation ANY = new Expectation("", "");

	}

}

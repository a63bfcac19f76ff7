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
import java.security.Key;
import java.security.KeyPair;
import java.util.Set;
import java.util.stream.Stream;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each algorithm against each kind of key, both as configured and as fetched: the key
 * decides which algorithms it serves, the token has no say.
 */
class AlgorithmMatrixTests {

	private static final KeyPair RSA = TestTokens.rsa();

	private static final KeyPair P256 = TestTokens.ec("secp256r1");

	private static final KeyPair P384 = TestTokens.ec("secp384r1");

	private static final KeyPair P521 = TestTokens.ec("secp521r1");

	private static final KeyPair ED25519 = TestTokens.ed25519();

	private static final String SECRET = "secret";

	static Stream<Arguments> configured() {
		return Stream.of(kind("hmac", settings(SECRET, "", ""), "HS256", "HS384", "HS512"),
				kind("rsa", settings("", TestTokens.pem(RSA.getPublic()), ""), "RS256", "RS384", "RS512"),
				kind("P-256", settings("", "", TestTokens.pem(P256.getPublic())), "ES256"),
				kind("P-384", settings("", "", TestTokens.pem(P384.getPublic())), "ES384"),
				kind("P-521", settings("", "", TestTokens.pem(P521.getPublic())), "ES512"),
				kind("all", settings(SECRET, TestTokens.pem(RSA.getPublic()), TestTokens.pem(P521.getPublic())),
						"HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES512"),
				kind("none", TokenSettings.NONE));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("configured")
	void configuredKeysServeTheirAlgorithms(String name, TokenSettings settings, Set<String> algorithms) {
		assertServed(TokenVerifier.create(settings, TestTokens.CLOCK), algorithms);
	}

	static Stream<Arguments> fetched() {
		return Stream.of(kind("rsa", jwk(RSA, ""), "RS256", "RS384", "RS512"),
				kind("rsa for one", jwk(RSA, "RS384"), "RS384"), kind("rsa for another", jwk(RSA, "PS256")),
				kind("rsa for a foreign one", jwk(RSA, "HS256")), kind("P-256", jwk(P256, ""), "ES256"),
				kind("P-384", jwk(P384, "ES384"), "ES384"), kind("P-521", jwk(P521, ""), "ES512"),
				kind("P-521 for a foreign one", jwk(P521, "ES256")), kind("Ed25519", jwk(ED25519, ""), "EdDSA"),
				kind("Ed25519 by name", jwk(ED25519, "EdDSA"), "EdDSA"),
				kind("secret", "{\"kty\":\"oct\",\"kid\":\"k\",\"use\":\"sig\",\"k\":\"c2VjcmV0\"}"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("fetched")
	void fetchedKeysServeTheirAlgorithms(String name, String jwk, Set<String> algorithms) {
		TokenSettings settings = new TokenSettings(TokenSettings.Hmac.NONE, "", "",
				new TokenSettings.Jwks("https://a.example/keys", false), TokenSettings.Expectation.ANY,
				TokenSettings.Expectation.ANY, "", false);
		byte[] set = ("{\"keys\":[" + jwk + "]}").getBytes(StandardCharsets.UTF_8);
		assertServed(TokenVerifier.create(settings, TestTokens.CLOCK, (url) -> Mono.just(set)), algorithms);
	}

	private static void assertServed(TokenVerifier verifier, Set<String> algorithms) {
		tokens().forEach((token) -> {
			String algorithm = (String) token.get()[0];
			assertThat(accepts(verifier, (String) token.get()[1])).as(algorithm)
				.isEqualTo(algorithms.contains(algorithm));
		});
	}

	private static Stream<Arguments> tokens() {
		Key secret = TestTokens.hmac(SECRET);
		return Stream.of(token("HS256", secret), token("HS384", secret), token("HS512", secret),
				token("RS256", RSA.getPrivate()), token("RS384", RSA.getPrivate()), token("RS512", RSA.getPrivate()),
				token("PS256", RSA.getPrivate()), token("PS512", RSA.getPrivate()), token("ES256", P256.getPrivate()),
				token("ES384", P384.getPrivate()), token("ES512", P521.getPrivate()),
				token("EdDSA", ED25519.getPrivate()));
	}

	private static Arguments token(String algorithm, Key key) {
		return Arguments.of(algorithm, TestTokens.sign(algorithm, key, "k", "{\"sub\":\"u\"}"));
	}

	private static boolean accepts(TokenVerifier verifier, String token) {
		try {
			return verifier.verifyConnection(token).block() != null;
		}
		catch (TokenException ex) {
			assertThat(ex.kind()).isEqualTo(TokenException.Kind.INVALID);
			return false;
		}
	}

	private static Arguments kind(String name, Object keys, String... algorithms) {
		return Arguments.of(name, keys, Set.of(algorithms));
	}

	private static TokenSettings settings(String secret, String rsa, String ecdsa) {
		return new TokenSettings(new TokenSettings.Hmac(secret, "", 0), rsa, ecdsa, TokenSettings.Jwks.NONE,
				TokenSettings.Expectation.ANY, TokenSettings.Expectation.ANY, "", false);
	}

	private static String jwk(KeyPair pair, String algorithm) {
		try {
			PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
			jwk.setKeyId("k");
			jwk.setUse("sig");
			jwk.setAlgorithm(algorithm.isEmpty() ? null : algorithm);
			return jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
		}
		catch (JoseException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

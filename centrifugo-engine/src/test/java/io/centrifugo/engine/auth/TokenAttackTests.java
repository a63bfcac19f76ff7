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

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TokenVerifier} against what attackers try.
 */
class TokenAttackTests {

	private static final String SECRET = "the secret of these tests, long enough";

	private static final String CLAIMS = "{\"sub\":\"u\"}";

	private static final KeyPair RSA = TestTokens.rsa();

	private static final KeyPair P256 = TestTokens.ec("secp256r1");

	private static final KeyPair ATTACKER = TestTokens.rsa();

	private final List<URI> fetched = new ArrayList<>();

	private final TokenVerifier byConfiguration = TokenVerifier
		.create(new TokenSettings(new TokenSettings.Hmac(SECRET, "", 0), TestTokens.pem(RSA.getPublic()),
				TestTokens.pem(P256.getPublic()), TokenSettings.Jwks.NONE, TokenSettings.Expectation.ANY,
				TokenSettings.Expectation.ANY, "", false), TestTokens.CLOCK);

	private final TokenVerifier byKeySet = TokenVerifier.create(
			new TokenSettings(TokenSettings.Hmac.NONE, "", "", new TokenSettings.Jwks("https://a.example/keys", false),
					TokenSettings.Expectation.ANY, TokenSettings.Expectation.ANY, "", false),
			TestTokens.CLOCK, this::fetch);

	private Mono<byte[]> fetch(URI url) {
		return Mono.fromSupplier(() -> {
			this.fetched.add(url);
			return ("{\"keys\":[" + jwk(RSA, "r") + "]}").getBytes(StandardCharsets.UTF_8);
		});
	}

	private static String jwk(KeyPair pair, String keyId) {
		try {
			PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
			jwk.setKeyId(keyId);
			jwk.setUse("sig");
			return jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
		}
		catch (JoseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Stream<String> broughtKeys() {
		String certificate = Base64.getEncoder().encodeToString(ATTACKER.getPublic().getEncoded());
		return Stream.of("\"jwk\":" + jwk(ATTACKER, "r"), "\"jku\":\"https://evil.example/keys\"",
				"\"x5u\":\"https://evil.example/certificate\"", "\"x5c\":[\"" + certificate + "\"]",
				"\"x5t\":\"AAAA\",\"jku\":\"http://127.0.0.1:1/\"", "\"crit\":[\"jwk\"],\"jwk\":" + jwk(ATTACKER, "r"));
	}

	@ParameterizedTest
	@MethodSource("broughtKeys")
	void keysThatTheTokenBringsDoNotCount(String header) {
		String content = TestTokens.encode("{\"alg\":\"RS256\",\"kid\":\"r\"," + header + "}") + "."
				+ TestTokens.encode(CLAIMS);
		String signed = TestTokens.signContent("SHA256withRSA", ATTACKER.getPrivate(), content);
		reject(this.byConfiguration, signed);
		reject(this.byKeySet, signed);
		assertThat(this.fetched).allMatch((url) -> url.getHost().equals("a.example"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "\"../../../../dev/null\"", "\"/dev/null\"", "\"' OR 1=1 --\"", "\"https://evil.example/\"",
					"\"R\"", "\"r \"", "\"r\\u0000\"", "\"\"", "7", "null", "[\"r\"]", "{\"r\":1}", "true" })
	void keyIdsAreOnlyNames(String keyId) {
		String content = TestTokens.encode("{\"alg\":\"RS256\",\"kid\":" + keyId + "}") + "."
				+ TestTokens.encode(CLAIMS);
		reject(this.byKeySet, TestTokens.signContent("SHA256withRSA", RSA.getPrivate(), content));
		assertThat(this.fetched).allMatch((url) -> url.equals(URI.create("https://a.example/keys")));
	}

	static Stream<Key> publicKnowledge() {
		byte[] modulus = ((RSAPublicKey) RSA.getPublic()).getModulus().toByteArray();
		return Stream.of(TestTokens.hmac(TestTokens.pem(RSA.getPublic())),
				TestTokens.hmac(TestTokens.pem(RSA.getPublic()).strip()), TestTokens.hmac(jwk(RSA, "r")),
				TestTokens.hmac(RSA.getPublic().getEncoded()), TestTokens.hmac(modulus), TestTokens.hmac("r"),
				TestTokens.hmac(TestTokens.pem(P256.getPublic())), TestTokens.hmac(P256.getPublic().getEncoded()));
	}

	@ParameterizedTest
	@MethodSource("publicKnowledge")
	void publicKeysAreNoSecrets(Key key) {
		for (String algorithm : VerificationKey.HMAC) {
			reject(this.byConfiguration, TestTokens.sign(algorithm, key, "r", CLAIMS));
			reject(this.byKeySet, TestTokens.sign(algorithm, key, "r", CLAIMS));
		}
	}

	static Stream<byte[]> emptySignatures() {
		byte[] order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16)
			.toByteArray();
		byte[] orders = new byte[64];
		System.arraycopy(order, order.length - 32, orders, 0, 32);
		System.arraycopy(order, order.length - 32, orders, 32, 32);
		return Stream.of(new byte[0], new byte[64], orders, new byte[] { 0x30, 6, 2, 1, 0, 2, 1, 0 }, new byte[256]);
	}

	@ParameterizedTest
	@MethodSource("emptySignatures")
	void signaturesOfNothingDoNotCount(byte[] signature) {
		for (String algorithm : List.of("ES256", "ES384", "ES512", "RS256", "HS256", "EdDSA", "none", "NONE", "")) {
			String token = TestTokens.encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"r\"}") + "."
					+ TestTokens.encode(CLAIMS) + "."
					+ Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
			reject(this.byConfiguration, token);
			reject(this.byKeySet, token);
		}
	}

	@Test
	void aTokenIsSpelledInOneWay() {
		String good = TestTokens.sign("HS256", TestTokens.hmac(SECRET), CLAIMS);
		assertThat(this.byConfiguration.verifyConnection(good).block()).isNotNull();
		String[] parts = good.split("\\.");
		for (String other : List.of(good + "=", " " + good, good + " ", good + "\n", good.replace(".", ". "),
				parts[0] + "=." + parts[1] + "." + parts[2], parts[0] + "." + parts[1] + "==." + parts[2],
				parts[0] + "." + parts[1] + "." + parts[2] + "AA", parts[1] + "." + parts[0] + "." + parts[2],
				good + "." + good, parts[0] + ".." + parts[2], "{\"payload\":\"" + parts[1] + "\"}")) {
			reject(this.byConfiguration, other);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"sub\":\"u\",\"exp\":1,\"exp\":9999999999}", "{\"sub\":\"a\",\"sub\":\"u\",\"iss\":1}",
			"{\"sub\":\"u\",\"sub\":null,\"exp\":\"\"}", "{\"sub\":\"u\",}", "{\"sub\":\"u\"}{}", "\u0000{}" })
	void oddClaimsAreRefusedOrReadAsTheOriginalReadsThem(String claims) {
		String token = TestTokens.sign("HS256", TestTokens.hmac(SECRET), claims);
		if (claims.contains("9999999999")) {
			assertThat(this.byConfiguration.verifyConnection(token).block().user()).isEqualTo("u");
		}
		else {
			reject(this.byConfiguration, token);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 10_000, 200_000 })
	void depthOfClaimsIsBounded(int depth) {
		String deep = "[".repeat(depth) + "]".repeat(depth);
		String token = TestTokens.sign("HS256", TestTokens.hmac(SECRET), "{\"sub\":\"u\",\"info\":" + deep + "}");
		if (depth > 100) {
			reject(this.byConfiguration, token);
		}
		else {
			assertThat(this.byConfiguration.verifyConnection(token).block().info().length()).isEqualTo(2 * depth);
		}
	}

	private static void reject(TokenVerifier verifier, String token) {
		assertThatExceptionOfType(TokenException.class).isThrownBy(() -> verifier.verifyConnection(token).block())
			.matches((ex) -> ex.kind() == TokenException.Kind.INVALID);
	}

}

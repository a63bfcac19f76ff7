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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.handler.SubscriptionGrant;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TokenVerifier}.
 */
class TokenVerifierTests {

	private static final String SECRET = "secret";

	private static final long NOW = TestTokens.NOW.getEpochSecond();

	private static final KeyPair RSA = TestTokens.rsa();

	private static final KeyPair P256 = TestTokens.ec("secp256r1");

	private static final KeyPair P384 = TestTokens.ec("secp384r1");

	private static final KeyPair P521 = TestTokens.ec("secp521r1");

	private final TokenVerifier verifier = verifier(TokenSettings.hmac(SECRET));

	@ParameterizedTest
	@ValueSource(strings = { "HS256", "HS384", "HS512" })
	void acceptsShortSecrets(String algorithm) {
		String token = TestTokens.sign(algorithm, TestTokens.hmac(SECRET), "{\"sub\":\"42\"}");
		assertThat(connect(this.verifier, token).user()).isEqualTo("42");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RS256", "RS384", "RS512" })
	void acceptsRsa(String algorithm) {
		TokenVerifier rsa = verifier(settings("", TestTokens.pem(RSA.getPublic()), ""));
		assertThat(connect(rsa, TestTokens.sign(algorithm, RSA.getPrivate(), "{\"sub\":\"u\"}")).user()).isEqualTo("u");
	}

	static Stream<Arguments> curves() {
		return Stream.of(Arguments.of("ES256", P256), Arguments.of("ES384", P384), Arguments.of("ES512", P521));
	}

	@ParameterizedTest
	@MethodSource("curves")
	void acceptsTheAlgorithmOfTheCurve(String algorithm, KeyPair pair) {
		TokenVerifier ecdsa = verifier(settings("", "", TestTokens.pem(pair.getPublic())));
		assertThat(connect(ecdsa, TestTokens.sign(algorithm, pair.getPrivate(), "{\"sub\":\"u\"}")).user())
			.isEqualTo("u");
	}

	static Stream<String> forgeries() {
		String good = TestTokens.sign("HS256", TestTokens.hmac(SECRET), "{\"sub\":\"42\"}");
		String[] parts = good.split("\\.");
		String pem = TestTokens.pem(RSA.getPublic());
		return Stream.of("", "x", "eyJ", "..", "a.b.c", "eyJ.eyJ.eyJ", good + ".", good + ".x", "x" + good,
				parts[0] + "." + parts[1] + ".", parts[0] + "." + parts[1],
				parts[0] + "." + TestTokens.encode("{\"sub\":\"43\"}") + "." + parts[2],
				TestTokens.encode("{\"alg\":\"HS512\"}") + "." + parts[1] + "." + parts[2],
				TestTokens.encode("{\"alg\":\"hs256\"}") + "." + parts[1] + "." + parts[2],
				TestTokens.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".",
				TestTokens.encode("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2],
				TestTokens.encode("{\"alg\":\"None\"}") + "." + parts[1] + ".",
				TestTokens.encode("{\"alg\":null}") + "." + parts[1] + "." + parts[2],
				TestTokens.encode("{\"alg\":7}") + "." + parts[1] + "." + parts[2],
				TestTokens.encode("{\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2],
				TestTokens.sign("HS256", TestTokens.hmac("other"), "{\"sub\":\"42\"}"),
				TestTokens.sign("HS256", TestTokens.hmac(pem), "{\"sub\":\"42\"}"),
				TestTokens.sign("HS256", TestTokens.hmac(encoded(RSA)), "{\"sub\":\"42\"}"),
				TestTokens.sign("RS256", TestTokens.rsa().getPrivate(), "{\"sub\":\"42\"}"),
				TestTokens.sign("ES256", TestTokens.ec("secp256r1").getPrivate(), "{\"sub\":\"42\"}"),
				TestTokens.sign("ES384", P384.getPrivate(), "{\"sub\":\"42\"}"),
				TestTokens.sign("PS256", RSA.getPrivate(), "{\"sub\":\"42\"}"),
				TestTokens.encode("{\"alg\":\"ES256\"}") + "." + parts[1] + "." + "A".repeat(86));
	}

	private static String encoded(KeyPair pair) {
		return new String(pair.getPublic().getEncoded(), StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest
	@MethodSource("forgeries")
	void rejectsForgeries(String token) {
		TokenVerifier all = verifier(
				settings(SECRET, TestTokens.pem(RSA.getPublic()), TestTokens.pem(P256.getPublic())));
		assertInvalid(all, token);
	}

	@Test
	void rejectsCriticalHeaders() {
		String payload = TestTokens.encode("{\"sub\":\"1\"}");
		assertInvalid(verifier(insecure()),
				TestTokens.encode("{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}") + "." + payload + ".AAAA");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "1", "\"x\"", "{", "{\"sub\":1}", "{\"sub\":\"1\",\"exp\":\"x\"}", "{\"aud\":1}",
			"{\"aud\":[1]}", "{\"channels\":\"x\"}", "{\"channels\":[1]}", "{\"subs\":[]}", "{\"subs\":{\"a\":1}}",
			"{\"expire_at\":1.5}", "{\"subs\":{\"a\":{\"b64data\":\"!\"}}}",
			"{\"subs\":{\"a\":{\"override\":{\"presence\":true}}}}", "{\"exp\":true}", "{\"sub\":\"a\"} x" })
	void rejectsClaimsOfOtherTypes(String claims) {
		assertInvalid(this.verifier, TestTokens.sign("HS256", TestTokens.hmac(SECRET), claims));
	}

	@Test
	void withoutKeysNothingIsValid() {
		TokenVerifier none = verifier(TokenSettings.NONE);
		assertInvalid(none, TestTokens.sign("HS256", TestTokens.hmac("x"), "{}"));
	}

	@ParameterizedTest
	@CsvSource({ "exp, 1, false", "exp, 0, true", "exp, -1, true", "nbf, 0, true", "nbf, -1, false", "nbf, 1, true" })
	void hasNoLeeway(String claim, long offset, boolean expired) {
		String claims = "{\"sub\":\"1\",\"" + claim + "\":" + (NOW + offset) + "}";
		String token = TestTokens.sign("HS256", TestTokens.hmac(SECRET), claims);
		if (expired) {
			assertThat(failure(this.verifier, token)).isEqualTo(TokenException.Kind.EXPIRED);
		}
		else {
			connect(this.verifier, token);
		}
	}

	@ParameterizedTest
	@CsvSource({ "'', 0", "'\"exp\":1767225700', 1767225700", "'\"exp\":1767225700.9', 1767225700",
			"'\"exp\":\"1767225700\"', 1767225700", "'\"exp\":null', 0", "'\"exp\":1767225700,\"expire_at\":0', 0",
			"'\"exp\":1767225700,\"expire_at\":-5', 0", "'\"exp\":1767225700,\"expire_at\":7', 7",
			"'\"expire_at\":1767229999', 1767229999", "'\"exp\":1767225700,\"expire_at\":null', 1767225700",
			"'\"exp\":1e300', 9007199254740992" })
	void tellsWhenTheConnectionExpires(String claims, long expected) {
		assertThat(connect("{" + claims + "}").expireAt()).isEqualTo(expected);
	}

	@Test
	void handsOnJsonByteForByte() {
		ConnectionToken token = connect("{\"info\": {\"a\" : 1.0e1} ,\"meta\":{\"m\": [ ]}}");
		assertThat(token.info()).isEqualTo(Payload.of("{\"a\" : 1.0e1}"));
		assertThat(token.meta()).isEqualTo(Payload.of("{\"m\": [ ]}"));
		assertThat(token.user()).isEmpty();
		assertThat(token.subscriptions()).isEmpty();
	}

	@Test
	void prefersBase64() {
		assertThat(connect("{\"info\":{},\"b64info\":\"AQID\"}").info()).isEqualTo(Payload.of(new byte[] { 1, 2, 3 }));
		assertThat(connect("{\"info\":{},\"b64info\":\"\"}").info()).isEqualTo(Payload.of("{}"));
	}

	@Test
	void whenInfoIsNotBase64ThenItIsAnInternalError() {
		String token = TestTokens.sign("HS256", TestTokens.hmac(SECRET), "{\"b64info\":\"!\"}");
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> connect(this.verifier, token))
			.matches((ex) -> ex.code() == 100);
	}

	@Test
	void readsChannels() {
		assertThat(connect("{\"channels\":[\"a\",\"b:c\"]}").subscriptions()).containsOnlyKeys("a", "b:c")
			.containsValue(SubscriptionGrant.DEFAULT);
		assertThat(connect("{\"channels\":[\"a\"],\"subs\":{}}").subscriptions()).containsOnlyKeys("a");
	}

	@Test
	void subscriptionsWinOverChannels() {
		ConnectionToken token = connect(
				"{\"channels\":[\"a\"],\"subs\":{\"b\":{\"info\":{\"i\":1},\"b64data\":\"AQ==\","
						+ "\"override\":{\"presence\":{\"value\":true},\"join_leave\":{\"value\":false},"
						+ "\"force_push_join_leave\":{},\"force_positioning\":null}},\"c\":null}}");
		assertThat(token.subscriptions()).containsOnlyKeys("b", "c");
		SubscriptionGrant grant = token.subscriptions().get("b");
		assertThat(grant.info()).isEqualTo(Payload.of("{\"i\":1}"));
		assertThat(grant.data()).isEqualTo(Payload.of(new byte[] { 1 }));
		assertThat(grant.override()).isEqualTo(new SubscriptionGrant.Override(true, false, false, null, null));
		assertThat(token.subscriptions().get("c")).isEqualTo(SubscriptionGrant.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "'\"x\"', x", "42, 42", "1.50, 1.5", "1e3, 1000", "true, true", "null, ''",
			"12345678901234567890123, 12345678901234567890123" })
	void readsTheUserFromAnotherClaim(String value, String user) {
		TokenVerifier custom = verifier(settings(SECRET, "user_id"));
		String token = TestTokens.sign("HS256", TestTokens.hmac(SECRET), "{\"sub\":\"no\",\"user_id\":" + value + "}");
		assertThat(connect(custom, token).user()).isEqualTo(user);
	}

	@Test
	void connectionTokensNameNoChannel() {
		assertInvalid(this.verifier, TestTokens.sign("HS256", TestTokens.hmac(SECRET), "{\"channel\":\"a\"}"));
	}

	@Test
	void readsSubscriptionTokens() {
		SubscriptionToken token = subscribe("{\"sub\":\"u\",\"channel\":\"c\",\"client\":\"i\",\"exp\":" + (NOW + 5)
				+ ",\"info\":1,\"data\":[2],\"override\":{\"force_recovery\":{\"value\":true}}}");
		assertThat(token.user()).isEqualTo("u");
		assertThat(token.channel()).isEqualTo("c");
		assertThat(token.client()).isEqualTo("i");
		assertThat(token.grant()).isEqualTo(new SubscriptionGrant(NOW + 5, Payload.of("1"), Payload.of("[2]"),
				new SubscriptionGrant.Override(null, null, null, null, true)));
	}

	@Test
	void subscriptionTokensNameAChannel() {
		assertThatExceptionOfType(TokenException.class).isThrownBy(() -> subscribe("{\"sub\":\"u\"}"))
			.matches((ex) -> ex.kind() == TokenException.Kind.INVALID);
		assertThatExceptionOfType(TokenException.class)
			.isThrownBy(() -> subscribe("{\"sub\":\"u\",\"channel\":\"c\",\"b64info\":\"!\"}"))
			.matches((ex) -> ex.kind() == TokenException.Kind.INVALID);
	}

	@ParameterizedTest
	@CsvSource({ "'{\"aud\":\"a\",\"iss\":\"i\"}', true", "'{\"aud\":[\"b\",\"a\"],\"iss\":\"i\"}', true",
			"'{\"aud\":\"b\",\"iss\":\"i\"}', false", "'{\"aud\":\"a\",\"iss\":\"j\"}', false",
			"'{\"aud\":\"a\"}', false", "'{}', false", "'{\"aud\":[],\"iss\":\"i\"}', false" })
	void wantsTheExactAudienceAndIssuer(String claims, boolean valid) {
		assertExpectation(new TokenSettings.Expectation("a", ""), new TokenSettings.Expectation("i", ""), claims,
				valid);
	}

	@ParameterizedTest
	@CsvSource({ "'{\"aud\":\"xay\",\"iss\":\"i1\"}', true", "'{\"aud\":[\"b\",\"a\"],\"iss\":\"i2\"}', true",
			"'{\"aud\":\"b\",\"iss\":\"i1\"}', false", "'{\"aud\":\"a\",\"iss\":\"i3\"}', false", "'{}', false" })
	void wantsAudienceAndIssuerThatMatch(String claims, boolean valid) {
		assertExpectation(new TokenSettings.Expectation("", "a"), new TokenSettings.Expectation("", "^i[12]$"), claims,
				valid);
	}

	private static void assertExpectation(TokenSettings.Expectation audience, TokenSettings.Expectation issuer,
			String claims, boolean valid) {
		TokenVerifier verifier = verifier(new TokenSettings(new TokenSettings.Hmac(SECRET, "", 0), "", "",
				TokenSettings.Jwks.NONE, audience, issuer, "", false));
		String token = TestTokens.sign("HS256", TestTokens.hmac(SECRET), claims);
		if (valid) {
			connect(verifier, token);
		}
		else {
			assertInvalid(verifier, token);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "1767225600, true", "1767225599, false" })
	void acceptsThePreviousSecretForAWhile(long validUntil, boolean valid) {
		TokenVerifier rotating = verifier(new TokenSettings(new TokenSettings.Hmac("new", "old", validUntil), "", "",
				TokenSettings.Jwks.NONE, TokenSettings.Expectation.ANY, TokenSettings.Expectation.ANY, "", false));
		String token = TestTokens.sign("HS256", TestTokens.hmac("old"), "{\"sub\":\"1\"}");
		connect(rotating, TestTokens.sign("HS256", TestTokens.hmac("new"), "{\"sub\":\"1\"}"));
		if (valid) {
			connect(rotating, token);
		}
		else {
			assertInvalid(rotating, token);
		}
	}

	@Test
	void whenSignaturesAreSkippedThenTheRestIsStillChecked() {
		TokenVerifier insecure = verifier(insecure());
		assertThat(connect(insecure, TestTokens.sign("HS256", TestTokens.hmac("any"), "{\"sub\":\"1\"}")).user())
			.isEqualTo("1");
		assertThat(failure(insecure, TestTokens.sign("HS256", TestTokens.hmac("any"), "{\"exp\":1}")))
			.isEqualTo(TokenException.Kind.EXPIRED);
	}

	@Test
	void loadsKeysInEveryForm(@TempDir Path directory) throws IOException {
		String pem = TestTokens.pem(RSA.getPublic());
		Path file = Files.writeString(directory.resolve("key.pem"), pem);
		String base64 = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
		String token = TestTokens.sign("RS256", RSA.getPrivate(), "{\"sub\":\"1\"}");
		for (String form : new String[] { pem, base64, file.toString() }) {
			assertThat(connect(verifier(settings("", form, "")), token).user()).isEqualTo("1");
		}
	}

	@Test
	void complainsAboutKeys() {
		assertComplaint(settings("", "no key", ""), "rsa_public_key", "error parsing RSA public key: invalid PEM data: "
				+ "not a valid file path, base64-encoded PEM content, or raw PEM content");
		assertComplaint(settings("", TestTokens.pem(P256.getPublic()), ""), "rsa_public_key",
				"error parsing RSA public key: key is not a valid RSA public key");
		assertComplaint(settings("", "", TestTokens.pem(RSA.getPublic())), "ecdsa_public_key",
				"error parsing ECDSA public key: key is not a valid ECDSA public key");
	}

	@Test
	void complainsAboutExpectations() {
		TokenSettings.Expectation both = new TokenSettings.Expectation("a", "b");
		assertComplaint(expecting(both, TokenSettings.Expectation.ANY), "audience_regex",
				"can not use both token_audience and token_audience_regex, configure only one of them");
		assertComplaint(expecting(TokenSettings.Expectation.ANY, both), "issuer_regex",
				"can not use both token_issuer and token_issuer_regex, configure only one of them");
		assertThatExceptionOfType(InvalidTokenSettingException.class).isThrownBy(
				() -> verifier(expecting(TokenSettings.Expectation.ANY, new TokenSettings.Expectation("", "(?!x)"))));
		assertComplaint(settings(SECRET, "a.b"), "user_id_claim",
				"invalid token custom user ID claim: a.b, must match ^[a-zA-Z_]+$ regular expression");
	}

	@Test
	void verifiesWhatTheIssuerIssues() {
		TokenIssuer issuer = new TokenIssuer(TokenSettings.hmac(SECRET), TestTokens.CLOCK);
		ConnectionToken forever = connect(this.verifier, issuer.connectionToken("u", null));
		assertThat(forever.user()).isEqualTo("u");
		assertThat(forever.expireAt()).isZero();
		SubscriptionToken limited = this.verifier
			.verifySubscription(issuer.subscriptionToken("u", "c", Duration.ofSeconds(9)))
			.block();
		assertThat(limited).isNotNull();
		assertThat(limited.channel()).isEqualTo("c");
		assertThat(limited.grant().expireAt()).isEqualTo(NOW + 9);
	}

	@Test
	void settingsDoNotShowSecrets() {
		assertThat(TokenSettings.hmac("hidden-secret").toString()).doesNotContain("hidden-secret");
		assertThat(new TokenSettings.Hmac("hidden-secret", "", 0).toString()).doesNotContain("hidden-secret");
	}

	private static void assertComplaint(TokenSettings settings, String key, String message) {
		assertThatExceptionOfType(InvalidTokenSettingException.class).isThrownBy(() -> verifier(settings))
			.withMessage(message)
			.matches((ex) -> ex.key().equals(key));
	}

	private static TokenSettings settings(String secret, String rsa, String ecdsa) {
		return new TokenSettings(new TokenSettings.Hmac(secret, "", 0), rsa, ecdsa, TokenSettings.Jwks.NONE,
				TokenSettings.Expectation.ANY, TokenSettings.Expectation.ANY, "", false);
	}

	private static TokenSettings settings(String secret, String userIdClaim) {
		return new TokenSettings(new TokenSettings.Hmac(secret, "", 0), "", "", TokenSettings.Jwks.NONE,
				TokenSettings.Expectation.ANY, TokenSettings.Expectation.ANY, userIdClaim, false);
	}

	private static TokenSettings expecting(TokenSettings.Expectation audience, TokenSettings.Expectation issuer) {
		return new TokenSettings(new TokenSettings.Hmac(SECRET, "", 0), "", "", TokenSettings.Jwks.NONE, audience,
				issuer, "", false);
	}

	private static TokenSettings insecure() {
		return new TokenSettings(TokenSettings.Hmac.NONE, "", "", TokenSettings.Jwks.NONE,
				TokenSettings.Expectation.ANY, TokenSettings.Expectation.ANY, "", true);
	}

	private static TokenVerifier verifier(TokenSettings settings) {
		Clock clock = TestTokens.CLOCK;
		return TokenVerifier.create(settings, clock);
	}

	private ConnectionToken connect(String claims) {
		return connect(this.verifier, TestTokens.sign("HS256", TestTokens.hmac(SECRET), claims));
	}

	private SubscriptionToken subscribe(String claims) {
		SubscriptionToken token = this.verifier
			.verifySubscription(TestTokens.sign("HS256", TestTokens.hmac(SECRET), claims))
			.block();
		assertThat(token).isNotNull();
		return token;
	}

	private static ConnectionToken connect(TokenVerifier verifier, String token) {
		ConnectionToken result = verifier.verifyConnection(token).block();
		assertThat(result).isNotNull();
		return result;
	}

	private static TokenException.Kind failure(TokenVerifier verifier, String token) {
		try {
			connect(verifier, token);
			throw new AssertionError("Token was accepted");
		}
		catch (TokenException ex) {
			return ex.kind();
		}
	}

	private static void assertInvalid(TokenVerifier verifier, String token) {
		assertThat(failure(verifier, token)).isEqualTo(TokenException.Kind.INVALID);
	}

}

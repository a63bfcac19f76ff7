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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.auth.jwks.KeySetUnavailableException;
import io.centrifugo.engine.protocol.ErrorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TokenVerifier} with keys that are fetched.
 */
class KeySetTokenTests {

	private static final KeyPair RSA = TestTokens.rsa();

	private static final KeyPair P256 = TestTokens.ec("secp256r1");

	private static final KeyPair P521 = TestTokens.ec("secp521r1");

	private static final KeyPair ED = TestTokens.ed25519();

	private final Map<URI, String> sets = new HashMap<>();

	private final List<URI> fetched = new ArrayList<>();

	private final TestClock clock = new TestClock();

	@Test
	void verifiesByEveryKindOfKey() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		serve("https://a.example/keys", jwk(RSA, "r", "sig", ""), jwk(P256, "e", "sig", "ES256"),
				jwk(P521, "f", "sig", ""), jwk(ED, "d", "sig", ""));
		accept(verifier, TestTokens.sign("RS384", RSA.getPrivate(), "r", "{\"sub\":\"1\"}"));
		accept(verifier, TestTokens.sign("ES256", P256.getPrivate(), "e", "{\"sub\":\"1\"}"));
		accept(verifier, TestTokens.sign("ES512", P521.getPrivate(), "f", "{\"sub\":\"1\"}"));
		accept(verifier, TestTokens.sign("EdDSA", ED.getPrivate(), "d", "{\"sub\":\"1\"}"));
		assertThat(this.fetched).hasSize(1);
	}

	@Test
	void rejectsForgeries() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		serve("https://a.example/keys", jwk(RSA, "r", "sig", "RS256"), jwk(P256, "enc", "enc", ""),
				jwk(P256, "none", "", ""), "{\"kty\":\"oct\",\"kid\":\"o\",\"use\":\"sig\",\"k\":\"c2VjcmV0\"}");
		String claims = "{\"sub\":\"1\"}";
		reject(verifier, TestTokens.sign("RS256", RSA.getPrivate(), claims));
		reject(verifier, TestTokens.sign("RS512", RSA.getPrivate(), "r", claims));
		reject(verifier, TestTokens.sign("RS256", TestTokens.rsa().getPrivate(), "r", claims));
		reject(verifier, TestTokens.sign("PS256", RSA.getPrivate(), "r", claims));
		reject(verifier, TestTokens.sign("ES256", P256.getPrivate(), "enc", claims));
		reject(verifier, TestTokens.sign("ES256", P256.getPrivate(), "none", claims));
		reject(verifier, TestTokens.sign("HS256", TestTokens.hmac("secret"), "o", claims));
		reject(verifier, TestTokens.sign("HS256", TestTokens.hmac(TestTokens.pem(RSA.getPublic())), "r", claims));
		reject(verifier, TestTokens.encode("{\"alg\":\"none\",\"kid\":\"r\"}") + "." + TestTokens.encode(claims) + ".");
	}

	@Test
	void keySetsReplaceConfiguredKeys() {
		TokenVerifier verifier = TokenVerifier.create(new TokenSettings(new TokenSettings.Hmac("secret", "", 0), "", "",
				new TokenSettings.Jwks("https://a.example/keys", false), TokenSettings.Expectation.ANY,
				TokenSettings.Expectation.ANY, "", false), this.clock, this::fetch);
		serve("https://a.example/keys", jwk(RSA, "r", "sig", ""));
		reject(verifier, TestTokens.sign("HS256", TestTokens.hmac("secret"), "r", "{}"));
	}

	@Test
	void aKeyOfOneIssuerOpensNothingOfAnother() {
		TokenVerifier verifier = verifier("https://{{tenant}}.example/keys", "^(?P<tenant>a|b)$");
		serve("https://a.example/keys", jwk(RSA, "same", "sig", ""));
		serve("https://b.example/keys", jwk(P256, "same", "sig", ""));
		accept(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "same", "{\"iss\":\"a\"}"));
		reject(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "same", "{\"iss\":\"b\"}"));
		accept(verifier, TestTokens.sign("ES256", P256.getPrivate(), "same", "{\"iss\":\"b\"}"));
		reject(verifier, TestTokens.sign("ES256", P256.getPrivate(), "same", "{\"iss\":\"a\"}"));
		assertThat(this.fetched).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"iss\":\"evil\"}", "{\"iss\":\"c\"}", "{\"iss\":\"a@evil\"}",
			"{\"iss\":\"a/..\"}", "{\"iss\":[\"a\"]}" })
	void aHostileIssuerCausesNoRequest(String claims) {
		TokenVerifier verifier = verifier("https://{{tenant}}.example/keys", "^(?P<tenant>a|b)$");
		reject(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "k", claims));
		assertThat(this.fetched).isEmpty();
	}

	@Test
	void fillsTheEndpointFromTheAudienceToo() {
		TokenVerifier verifier = TokenVerifier.create(new TokenSettings(TokenSettings.Hmac.NONE, "", "",
				new TokenSettings.Jwks("https://a.example/{{app}}/keys", false),
				new TokenSettings.Expectation("", "^app-(?P<app>x|y)$"), TokenSettings.Expectation.ANY, "", false),
				this.clock, this::fetch);
		serve("https://a.example/y/keys", jwk(RSA, "r", "sig", ""));
		accept(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "r", "{\"aud\":[\"other\",\"app-y\"]}"));
		assertThat(this.fetched).containsExactly(URI.create("https://a.example/y/keys"));
	}

	@ParameterizedTest
	@CsvSource({ "^(?P<tenant>.*)$, issuer_regex", "^(?P<tenant>[ab])$, issuer_regex" })
	void refusesEndpointsThatTokensSteer(String regex, String key) {
		assertThatExceptionOfType(InvalidTokenSettingException.class)
			.isThrownBy(() -> verifier("https://{{tenant}}.example/keys", regex))
			.matches((ex) -> ex.key().equals(key));
	}

	@Test
	void aSkippedSafetyCheckStillKeepsPathsInPlace() {
		TokenVerifier verifier = TokenVerifier.create(new TokenSettings(TokenSettings.Hmac.NONE, "", "",
				new TokenSettings.Jwks("https://a.example/{{t}}/keys", true), TokenSettings.Expectation.ANY,
				new TokenSettings.Expectation("", "^(?P<t>.*)$"), "", false), this.clock, this::fetch);
		reject(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "r", "{\"iss\":\"../x\"}"));
		assertThat(this.fetched).isEmpty();
	}

	@Test
	void aFloodOfUnknownKeysFetchesOnce() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		serve("https://a.example/keys", jwk(RSA, "r", "sig", ""));
		for (int i = 0; i < 10_000; i++) {
			reject(verifier, unsigned("flood-" + i));
		}
		assertThat(this.fetched).hasSize(1);
		this.clock.advance(Duration.ofSeconds(6));
		reject(verifier, unsigned("flood"));
		assertThat(this.fetched).hasSize(2);
	}

	private static String unsigned(String keyId) {
		return TestTokens.encode("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}") + "." + TestTokens.encode("{}")
				+ ".AAAA";
	}

	@Test
	void aNewKeyIsFoundSoon() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		serve("https://a.example/keys", jwk(RSA, "old", "sig", ""));
		accept(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "old", "{}"));
		serve("https://a.example/keys", jwk(RSA, "old", "sig", ""), jwk(P256, "new", "sig", ""));
		this.clock.advance(Duration.ofSeconds(6));
		accept(verifier, TestTokens.sign("ES256", P256.getPrivate(), "new", "{}"));
		accept(verifier, TestTokens.sign("RS256", RSA.getPrivate(), "old", "{}"));
		assertThat(this.fetched).hasSize(2);
	}

	@Test
	void aWithdrawnKeyIsGoneAfterAnHour() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		serve("https://a.example/keys", jwk(RSA, "r", "sig", ""));
		String token = TestTokens.sign("RS256", RSA.getPrivate(), "r", "{}");
		accept(verifier, token);
		serve("https://a.example/keys");
		this.clock.advance(Duration.ofMinutes(59));
		accept(verifier, token);
		this.clock.advance(Duration.ofMinutes(2));
		reject(verifier, token);
	}

	@Test
	void oldKeysServeOnWhileTheEndpointIsAway() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		serve("https://a.example/keys", jwk(RSA, "r", "sig", ""));
		String token = TestTokens.sign("RS256", RSA.getPrivate(), "r", "{}");
		accept(verifier, token);
		this.sets.clear();
		this.clock.advance(Duration.ofHours(2));
		accept(verifier, token);
		accept(verifier, token);
		assertThat(this.fetched).hasSize(2);
	}

	@Test
	void whenThereIsNoKeySetThenItIsAnInternalErrorWithoutAStorm() {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		String token = TestTokens.sign("RS256", RSA.getPrivate(), "r", "{}");
		for (int i = 0; i < 100; i++) {
			assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> accept(verifier, token))
				.matches((ex) -> ex.code() == 100);
		}
		assertThat(this.fetched).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "[]", "{}", "{\"keys\":1}" })
	void aMalformedKeySetCountsAsNone(String text) {
		TokenVerifier verifier = verifier("https://a.example/keys", "");
		this.sets.put(URI.create("https://a.example/keys"), text);
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> accept(verifier, unsigned("r")));
	}

	@Test
	void allWhoWaitShareOneRequest() {
		Sinks.One<byte[]> answer = Sinks.one();
		AtomicInteger subscriptions = new AtomicInteger();
		TokenVerifier verifier = TokenVerifier.create(settings("https://a.example/keys", ""), this.clock,
				(url) -> answer.asMono().doOnSubscribe((subscription) -> subscriptions.incrementAndGet()));
		String token = TestTokens.sign("RS256", RSA.getPrivate(), "r", "{\"sub\":\"u\"}");
		List<ConnectionToken> tokens = new ArrayList<>();
		verifier.verifyConnection(token).subscribe(tokens::add).dispose();
		for (int i = 0; i < 5; i++) {
			verifier.verifyConnection(token).subscribe(tokens::add, (ex) -> {
			});
		}
		answer.tryEmitValue(set(jwk(RSA, "r", "sig", "")).getBytes(StandardCharsets.UTF_8)).orThrow();
		assertThat(tokens).hasSize(5);
		assertThat(subscriptions).hasValue(1);
	}

	private TokenVerifier verifier(String endpoint, String issuerRegex) {
		return TokenVerifier.create(settings(endpoint, issuerRegex), this.clock, this::fetch);
	}

	private static TokenSettings settings(String endpoint, String issuerRegex) {
		return new TokenSettings(TokenSettings.Hmac.NONE, "", "", new TokenSettings.Jwks(endpoint, false),
				TokenSettings.Expectation.ANY, new TokenSettings.Expectation("", issuerRegex), "", false);
	}

	private Mono<byte[]> fetch(URI url) {
		return Mono.defer(() -> {
			this.fetched.add(url);
			String text = this.sets.get(url);
			return (text != null) ? Mono.just(text.getBytes(StandardCharsets.UTF_8))
					: Mono.error(new KeySetUnavailableException("Away"));
		});
	}

	private void serve(String url, String... keys) {
		this.sets.put(URI.create(url), set(keys));
	}

	private static String set(String... keys) {
		return "{\"keys\":[" + String.join(",", keys) + "]}";
	}

	private static String jwk(KeyPair pair, String keyId, String use, String algorithm) {
		try {
			Key key = pair.getPublic();
			PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key);
			jwk.setKeyId(keyId);
			jwk.setUse((use.isEmpty()) ? null : use);
			jwk.setAlgorithm((algorithm.isEmpty()) ? null : algorithm);
			return jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
		}
		catch (JoseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void accept(TokenVerifier verifier, String token) {
		assertThat(verifier.verifyConnection(token).block()).isNotNull();
	}

	private static void reject(TokenVerifier verifier, String token) {
		assertThatExceptionOfType(TokenException.class).isThrownBy(() -> accept(verifier, token))
			.matches((ex) -> ex.kind() == TokenException.Kind.INVALID);
	}

	/**
	 * A clock that stands still until it is told.
	 */
	private static final class TestClock extends Clock {

		private Instant now = TestTokens.NOW;

		void advance(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}

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

package io.centrifugo.sample.players;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.centrifugo.sample.DemoConfiguration;

/**
 * Gives each browser tab a name and connection tokens for it. The tab keeps a secret key,
 * so that it stays the same player for as long as it is open.
 */
@RestController
@Profile(DemoConfiguration.PROFILE)
class VisitorController {

	private static final int MOST_VISITORS = 10_000;

	private static final float TOKEN_MINUTES = 10;

	private static final String[] ADJECTIVES = { "Amber", "Brave", "Clever", "Daring", "Eager", "Gentle", "Lucky",
			"Merry", "Nimble", "Quiet", "Swift", "Witty" };

	private static final String[] ANIMALS = { "Badger", "Crane", "Dolphin", "Falcon", "Gecko", "Heron", "Ibis", "Lynx",
			"Marten", "Otter", "Puffin", "Raven" };

	private final SecureRandom random = new SecureRandom();

	/** By key; the longest unused goes first. */
	private final Map<String, Visitor> visitors = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Visitor> eldest) {
			return size() > MOST_VISITORS;
		}

	};

	private final HmacKey secret;

	VisitorController(@Value("${centrifugo.client.token.hmac-secret-key}") String secret) {
		this.secret = new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
	}

	@PostMapping("/players")
	synchronized Visitor enter() {
		byte[] key = new byte[16];
		this.random.nextBytes(key);
		Visitor visitor = new Visitor(UUID.randomUUID().toString(), pick(ADJECTIVES) + " " + pick(ANIMALS),
				Base64.getUrlEncoder().withoutPadding().encodeToString(key));
		this.visitors.put(visitor.key(), visitor);
		return visitor;
	}

	@PostMapping("/players/token")
	synchronized Map<String, String> token(@RequestBody KeyHolder holder) throws JoseException {
		Visitor visitor = this.visitors.get(String.valueOf(holder.key()));
		if (visitor == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		JwtClaims claims = new JwtClaims();
		claims.setSubject(visitor.user());
		claims.setExpirationTimeMinutesInTheFuture(TOKEN_MINUTES);
		claims.setClaim("info", Map.of("name", visitor.name()));
		claims.setClaim("meta", Map.of("name", visitor.name()));
		JsonWebSignature signature = new JsonWebSignature();
		signature.setPayload(claims.toJson());
		signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
		signature.setKey(this.secret);
		return Map.of("token", signature.getCompactSerialization());
	}

	private String pick(String[] words) {
		return words[this.random.nextInt(words.length)];
	}

	/**
	 * What a tab keeps.
	 *
	 * @param user user id
	 * @param name name that others see
	 * @param key secret for tokens
	 */
	record Visitor(String user, String name, String key) {
	}

	/**
	 * Asks for a token.
	 *
	 * @param key the tab's secret
	 */
	record KeyHolder(@Nullable String key) {
	}

}

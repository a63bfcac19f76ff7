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

package io.centrifugo.engine.auth.jwks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The keys at one URL. Old keys serve on while the URL does not answer, and are gone once
 * it answers without them.
 */
final class KeySet {

	private static final Logger logger = LoggerFactory.getLogger(KeySet.class);

	/** How long a set is used without looking again. */
	static final Duration LIFETIME = Duration.ofHours(1);

	/** How long nothing is fetched after an attempt, whatever ids tokens come up with. */
	static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

	private final Mono<byte[]> source;

	private final Clock clock;

	private Map<String, JsonWebKey> keys = Map.of();

	private Instant fetched = Instant.MIN;

	private Instant attempted = Instant.MIN;

	private @Nullable KeySetUnavailableException failure;

	private @Nullable Mono<Void> inFlight;

	KeySet(Mono<byte[]> source, Clock clock) {
		this.source = source;
		this.clock = clock;
	}

	Mono<JsonWebKey> find(String keyId) {
		Mono<Void> fetch;
		synchronized (this) {
			JsonWebKey key = this.keys.get(keyId);
			Instant now = this.clock.instant();
			boolean fresh = this.fetched.isAfter(now.minus(LIFETIME));
			if (key != null && fresh) {
				return Mono.just(key);
			}
			if (this.inFlight == null && this.attempted.isAfter(now.minus(MIN_INTERVAL))) {
				return answer(keyId);
			}
			if (this.inFlight == null) {
				this.attempted = now;
				this.inFlight = this.source.map(KeySet::parse)
					.switchIfEmpty(Mono.error(() -> new KeySetUnavailableException("No key set")))
					.doOnNext(this::store)
					.doOnError(this::fail)
					.onErrorComplete()
					.then()
					.cache();
			}
			fetch = this.inFlight;
		}
		return fetch.then(Mono.defer(() -> answer(keyId)));
	}

	private synchronized Mono<JsonWebKey> answer(String keyId) {
		JsonWebKey key = this.keys.get(keyId);
		if (key == null && this.failure != null) {
			return Mono.error(this.failure);
		}
		return Mono.justOrEmpty(key);
	}

	private synchronized void store(Map<String, JsonWebKey> keys) {
		this.keys = keys;
		this.fetched = this.clock.instant();
		this.failure = null;
		this.inFlight = null;
	}

	private synchronized void fail(Throwable ex) {
		logger.warn("Cannot fetch a key set: {}", ex.getMessage());
		this.failure = (ex instanceof KeySetUnavailableException unavailable) ? unavailable
				: new KeySetUnavailableException("No key set");
		this.inFlight = null;
	}

	private static Map<String, JsonWebKey> parse(byte[] text) {
		try {
			Map<String, JsonWebKey> keys = new HashMap<>();
			for (JsonWebKey key : new JsonWebKeySet(new String(text, StandardCharsets.UTF_8)).getJsonWebKeys()) {
				if ("sig".equals(key.getUse()) && key.getKeyId() != null) {
					keys.put(key.getKeyId(), key);
				}
			}
			return keys;
		}
		catch (JoseException | RuntimeException ex) {
			throw new KeySetUnavailableException("Malformed key set");
		}
	}

}

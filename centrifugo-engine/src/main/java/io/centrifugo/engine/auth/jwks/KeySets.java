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

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jose4j.jwk.JsonWebKey;
import reactor.core.publisher.Mono;

/**
 * Key sets by URL, kept for an hour. Keys of one URL never answer for another, whatever
 * their ids. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class KeySets {

	/** Most URLs remembered; beyond, the one used longest ago is forgotten. */
	static final int MAX_URLS = 256;

	private final KeySetSource source;

	private final Clock clock;

	private final Map<URI, KeySet> sets = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<URI, KeySet> eldest) {
			return size() > MAX_URLS;
		}

	};

	/**
	 * Create an empty cache.
	 * @param source where sets come from
	 * @param clock what time it is
	 */
	public KeySets(KeySetSource source, Clock clock) {
		this.source = source;
		this.clock = clock;
	}

	/**
	 * Find a key, fetching the set if it is not there or too old, at most once in a few
	 * seconds.
	 * @param url where the set is
	 * @param keyId the id of the key
	 * @return the key, empty if the set has none of this id; fails with
	 * {@link KeySetUnavailableException} if there is no set to look at
	 */
	public Mono<JsonWebKey> find(URI url, String keyId) {
		return Mono.defer(() -> set(url).find(keyId));
	}

	private KeySet set(URI url) {
		synchronized (this.sets) {
			return this.sets.computeIfAbsent(url, (key) -> new KeySet(this.source.fetch(key), this.clock));
		}
	}

}

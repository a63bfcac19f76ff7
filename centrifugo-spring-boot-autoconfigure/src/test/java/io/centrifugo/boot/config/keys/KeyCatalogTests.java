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

package io.centrifugo.boot.config.keys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyCatalog}.
 */
class KeyCatalogTests {

	private final KeyCatalog catalog = KeyCatalog.get();

	@ParameterizedTest
	@CsvSource({ "centrifugo.client.ping-interval, client.ping_interval",
			"centrifugo.client.pingInterval, client.ping_interval",
			"centrifugo.client.allowed-origins[0], client.allowed_origins",
			"centrifugo.client.allowed-origins, client.allowed_origins",
			"centrifugo.channel.namespaces[3].history-size, channel.namespaces[].history_size",
			"centrifugo.proxies[0].http.static-headers.X-Key, proxies[].http.static_headers" })
	void findsKeysOfProperties(String property, String path) {
		KnownKey key = this.catalog.find(ConfigurationPropertyName.adapt(property, '.'));
		assertThat(key).isNotNull().extracting(KnownKey::path).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "centrifugo.clients.ping-interval", "centrifugo.client", "centrifugo.client[0].insecure",
			"centrifugo.client.insecure.more", "centrifugo.channel.namespaces[0]" })
	void findsNothingElse(String property) {
		assertThat(this.catalog.find(ConfigurationPropertyName.of(property))).isNull();
	}

	@Test
	void keysOccurOnce() {
		assertThat(this.catalog.keys()).extracting(KnownKey::path).doesNotHaveDuplicates().isSorted();
	}

	@Test
	void zerosAndTheFallbackAreHarmless() {
		KnownKey key = new KnownKey("map_broker.type", KeyType.STRING, KeyStatus.REFUSED, "memory");
		assertThat(key.isHarmless("")).isTrue();
		assertThat(key.isHarmless("memory")).isTrue();
		assertThat(key.isHarmless("redis")).isFalse();
	}

}

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

package io.centrifugo.engine.broker.map;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.channel.MapOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MapSettings}.
 */
class MapSettingsTests {

	@Test
	void ephemeralMapsHaveNoStream() {
		MapSettings settings = MapSettings.of(options(MapOptions.Mode.EPHEMERAL, Duration.ofSeconds(3)));
		assertThat(settings).isEqualTo(new MapSettings(false, Duration.ofSeconds(3), 0, Duration.ZERO, Duration.ZERO));
	}

	@Test
	void metaOutlivesStreamAndKeys() {
		assertThat(MapSettings.of(options(MapOptions.Mode.RECOVERABLE, Duration.ofSeconds(3)))).isEqualTo(
				new MapSettings(true, Duration.ofSeconds(3), 100, Duration.ofMinutes(1), Duration.ofMinutes(10)));
		assertThat(MapSettings.of(options(MapOptions.Mode.RECOVERABLE, Duration.ofHours(1))).metaTtl())
			.isEqualTo(Duration.ofHours(1));
	}

	@Test
	void persistentMapsStayForEver() {
		assertThat(MapSettings.of(options(MapOptions.Mode.PERSISTENT, Duration.ZERO)))
			.isEqualTo(new MapSettings(true, Duration.ZERO, 100, Duration.ofMinutes(1), Duration.ZERO));
	}

	@Test
	void whatIsSetCounts() {
		MapOptions defaults = MapOptions.DEFAULT;
		MapOptions options = new MapOptions(MapOptions.Mode.RECOVERABLE, Duration.ofSeconds(3),
				new MapOptions.Stream(7, Duration.ofSeconds(20), Duration.ofSeconds(30)), defaults.clients(),
				defaults.pages());
		assertThat(MapSettings.of(options))
			.isEqualTo(new MapSettings(true, Duration.ofSeconds(3), 7, Duration.ofSeconds(20), Duration.ofSeconds(30)));
	}

	@Test
	void whenThereIsNoModeThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> MapSettings.of(MapOptions.DEFAULT));
	}

	private static MapOptions options(MapOptions.Mode mode, Duration keyTtl) {
		MapOptions defaults = MapOptions.DEFAULT;
		return new MapOptions(mode, keyTtl, defaults.stream(), defaults.clients(), defaults.pages());
	}

}

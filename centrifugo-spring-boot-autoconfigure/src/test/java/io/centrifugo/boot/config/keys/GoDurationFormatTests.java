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

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link GoDurationFormat}.
 */
class GoDurationFormatTests {

	@ParameterizedTest
	@CsvSource({ "0, PT0S", "0s, PT0S", "1h30m, PT1H30M", "1.5s, PT1.5S", "250ms, PT0.25S", ".5s, PT0.5S", "1.s, PT1S",
			"-250ms, PT-0.25S", "+2m, PT2M", "10us, PT0.00001S", "10µs, PT0.00001S", "7ns, PT0.000000007S",
			"1h2m3s4ms, PT1H2M3.004S", "720h, PT720H" })
	void parsesWhatGoWrites(String text, Duration expected) {
		assertThat(GoDurationFormat.matches(text)).isTrue();
		assertThat(GoDurationFormat.parse(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1.5", "s", "1x", "1h 30m", "PT1S", "1d", "--1s", "1s-" })
	void refusesOtherTexts(String text) {
		assertThat(GoDurationFormat.matches(text)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> GoDurationFormat.parse(text))
			.withMessageContaining("1m30s");
	}

	@Test
	void cutsFractionsOfANanosecond() {
		assertThat(GoDurationFormat.parse("1.9ns")).isEqualTo(Duration.ofNanos(1));
	}

}

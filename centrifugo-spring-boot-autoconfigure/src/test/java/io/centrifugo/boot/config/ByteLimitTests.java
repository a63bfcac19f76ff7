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

package io.centrifugo.boot.config;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ByteLimit}.
 */
class ByteLimitTests {

	@Test
	void sizesOfBuffersAreRead() {
		assertThat(ByteLimit.of("size", DataSize.ofKilobytes(64))).isEqualTo(65536);
		assertThat(ByteLimit.of("size", DataSize.ofBytes(Integer.MAX_VALUE))).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void sizesAboveAllBuffersAreRefusedByName() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> ByteLimit.of("the.size", DataSize.ofGigabytes(2)))
			.withMessageContaining("the.size")
			.withMessageContaining("less than 2 GB");
	}

}

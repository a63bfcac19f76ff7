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

package io.centrifugo.engine.api.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiKeyCheck}.
 */
class ApiKeyCheckTests {

	@ParameterizedTest
	@CsvSource({ "key, , , true", ", apikey key, , true", ", APIKEY  key, , true", ", , key, true",
			"wrong, , key, true", "wrong, apikey key, , false", "'', apikey key, , true", ", apikey wrong, key, true",
			", , , false", "wrong, , , false", ", key, , false", ", bearer key, , false", ", apikey key x, , false",
			", apikey, , false", ", , wrong, false", "KEY, , , false", "'key ', , , false", ", , '', false" })
	void looksForTheKeyInOrder(String header, String authorization, String parameter, boolean allowed) {
		assertThat(new ApiKeyCheck("key", false).allows(header, authorization, parameter)).isEqualTo(allowed);
	}

	@Test
	void anEmptyKeyLetsNobodyIn() {
		ApiKeyCheck check = new ApiKeyCheck("", false);
		assertThat(check.allows("", null, null)).isFalse();
		assertThat(check.allows(null, "apikey ", "")).isFalse();
	}

	@Test
	void insecureLetsEverybodyIn() {
		assertThat(new ApiKeyCheck("key", true).allows(null, null, null)).isTrue();
	}

}

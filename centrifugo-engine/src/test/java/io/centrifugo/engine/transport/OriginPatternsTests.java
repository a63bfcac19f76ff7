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

package io.centrifugo.engine.transport;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OriginPatternsTests {

	@Test
	void requestWithoutOriginIsAlwaysAllowed() {
		assertThat(OriginPatterns.NONE.allows("")).isTrue();
		assertThat(OriginPatterns.NONE.allows("https://example.com")).isFalse();
		assertThat(OriginPatterns.NONE.allows("null")).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*                           | https://anything.example        | true
			https://example.com         | https://example.com             | true
			https://example.com         | https://EXAMPLE.com             | true
			https://example.com         | https://example.com.evil.org    | false
			https://example.com         | https://xexample.com            | false
			https://example.com         | http://example.com              | false
			https://exampleXcom         | https://example.com             | false
			https://*.example.com       | https://a.b.example.com         | true
			https://*.example.com       | https://example.com             | false
			*.example.com               | https://two.Example.com         | true
			*.example.com               | https://two.еxample.com         | false
			file://*                    | file://                         | true
			null                        | null                            | true
			http://localhost:300?       | http://localhost:3001           | true
			http://localhost:300?       | http://localhost:30011          | false
			http://localhost:300[0-3]   | http://localhost:3002           | true
			http://localhost:300[!0-3]  | http://localhost:3002           | false
			https://{a,b}.example.com   | https://b.example.com           | true
			https://{a,b}.example.com   | https://c.example.com           | false
			https://{a,*.b}.example.com | https://x.b.example.com         | true
			https://a\\*.example.com    | https://a*.example.com          | true
			https://a\\*.example.com    | https://ab.example.com          | false
			""")
	void matches(String pattern, String origin, boolean allowed) {
		assertThat(new OriginPatterns(List.of("https://other.example", pattern)).allows(origin)).isEqualTo(allowed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://[a", "https://{a", "https://a}", "https://a\\" })
	void refusesMalformedPatterns(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> new OriginPatterns(List.of(pattern)))
			.withMessageContaining(pattern);
	}

}

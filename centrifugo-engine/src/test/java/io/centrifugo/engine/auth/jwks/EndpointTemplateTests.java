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
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EndpointTemplate}.
 */
class EndpointTemplateTests {

	@Test
	void fillsInPlaceholders() {
		EndpointTemplate template = EndpointTemplate.of("https://{{host}}.example/{{path}}/keys?{{none}}");
		assertThat(template.placeholders()).containsExactly("host", "none", "path");
		assertThat(template.resolve(Map.of("host", "a$1", "path", "p"))).isNull();
		assertThat(template.resolve(Map.of("host", "a", "path", "p$1")))
			.isEqualTo(URI.create("https://a.example/p$1/keys?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".", "a/../b", "%2e%2e", "%2E.", "", "a//b", "a b", "{", "a/%2e%2e/b" })
	void refusesPathsThatLeadElsewhere(String path) {
		assertThat(EndpointTemplate.of("https://h.example/x/{{p}}/keys").resolve(Map.of("p", path))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example#", "evil.example?", "u@evil", "evil.example/x?" })
	void aHostThatIsSteeredIsNotHidden(String host) {
		URI uri = EndpointTemplate.of("https://{{h}}.example/keys").resolve(Map.of("h", host));
		assertThat(uri == null || !uri.getHost().endsWith("evil")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ftp://a", "file:///etc/passwd", "a.example/keys", "HTTP:/a" })
	void wantsHttp(String template) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> EndpointTemplate.of(template));
	}

}

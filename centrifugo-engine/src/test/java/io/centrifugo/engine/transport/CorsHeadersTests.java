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
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CorsHeadersTests {

	private final OriginPatterns origins = new OriginPatterns(List.of("https://*.example"));

	@Test
	void echoesAnAllowedOrigin() {
		TestRequest request = TestRequest.of("POST", "/").header("Origin", "https://A.example");
		assertThat(CorsHeaders.of(this.origins, request.build())).isEqualTo(
				Map.of("Access-Control-Allow-Origin", "https://A.example", "Access-Control-Allow-Credentials", "true"));
	}

	@Test
	void echoesTheHeadersAskedFor() {
		TestRequest request = TestRequest.of("OPTIONS", "/")
			.header("Origin", "https://a.example")
			.header("Access-Control-Request-Headers", "content-type");
		assertThat(CorsHeaders.of(this.origins, request.build())).containsEntry("Access-Control-Allow-Headers",
				"content-type");
		request.header("Access-Control-Request-Headers", "null");
		assertThat(CorsHeaders.of(this.origins, request.build())).doesNotContainKey("Access-Control-Allow-Headers");
	}

	@Test
	void foreignOriginGetsNothing() {
		TestRequest request = TestRequest.of("POST", "/").header("Origin", "https://evil.org");
		assertThat(CorsHeaders.of(this.origins, request.build())).isEmpty();
	}

	@Test
	void requestWithoutOriginIsAllowed() {
		assertThat(CorsHeaders.of(this.origins, TestRequest.of("POST", "/").build()))
			.containsEntry("Access-Control-Allow-Origin", "");
	}

}

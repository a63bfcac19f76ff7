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

package io.centrifugo.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demonstration as a whole.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles(DemoConfiguration.PROFILE)
class DemonstrationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Value("${local.server.port}")
	private int port;

	@Test
	void pagesAndMarketAreServed() throws Exception {
		assertThat(get("/dashboard.html").statusCode()).isEqualTo(200);
		assertThat(get("/rooms.html").statusCode()).isEqualTo(200);
		assertThat(get("/market").body()).contains("\"symbol\":\"AURX\"");
	}

	@Test
	void visitorGetsTokensForItsKeyOnly() throws Exception {
		String visitor = post("/players", "").body();
		String key = visitor.replaceAll(".*\"key\":\"([^\"]+)\".*", "$1");
		assertThat(post("/players/token", "{\"key\":\"" + key + "\"}").body()).contains("\"token\":\"ey");
		assertThat(post("/players/token", "{\"key\":\"other\"}").statusCode()).isEqualTo(404);
	}

	@Test
	void httpApiNeedsTheKey() throws Exception {
		String publication = "{\"channel\":\"prices:DEMO\",\"data\":{\"price\":1}}";
		assertThat(post("/api/publish", publication).statusCode()).isEqualTo(401);
		assertThat(post("/api/publish?api_key=dev-api-key", publication).body()).contains("\"offset\":");
	}

	@Test
	void healthNeedsNoRedis() throws Exception {
		assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return this.client.send(
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

}

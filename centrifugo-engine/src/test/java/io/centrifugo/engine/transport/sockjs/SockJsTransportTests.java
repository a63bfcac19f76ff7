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

package io.centrifugo.engine.transport.sockjs;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.stream.StreamResponse;

import static org.assertj.core.api.Assertions.assertThat;

class SockJsTransportTests {

	private final SockJsClient client = new SockJsClient();

	@Test
	void greets() {
		StreamResponse response = this.client.answer(TestRequest.of("GET", "/"), "", "");
		assertThat(SockJsClient.text(response)).isEqualTo("Welcome to SockJS!\n");
		assertThat(response.headers()).containsEntry("Content-Type", "text/plain; charset=UTF-8");
	}

	@Test
	void informs() {
		StreamResponse response = this.client.answer(TestRequest.of("GET", "/info"), "/info", "");
		assertThat(SockJsClient.text(response))
			.matches("\\{\"websocket\":true,\"cookie_needed\":false,\"origins\":\\[\"\\*:\\*\"],\"entropy\":\\d+}");
		assertThat(response.headers()).containsEntry("Content-Type", "application/json; charset=UTF-8")
			.extractingByKey("Cache-Control")
			.asString()
			.startsWith("no-store");
	}

	@Test
	void iframeIsLoadedOnce() {
		StreamResponse response = this.client.answer(TestRequest.of("GET", "/"), "/iframe-1.6.1.html", "");
		assertThat(SockJsClient.text(response)).contains(SockJsOptions.DEFAULTS.clientUrl());
		String tag = response.headers().get("ETag");
		assertThat(tag).isNotNull();
		StreamResponse again = this.client.answer(TestRequest.of("GET", "/").header("If-None-Match", tag),
				"/iframe.html", "");
		assertThat(again.status().code()).isEqualTo(304);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /info, 405", "OPTIONS, /info, 204", "GET, /nothing, 404", "GET, /websocket, 404",
			"GET, /a/b/xhr, 405", "POST, /a/b/eventsource, 405", "GET, /a/b/jsonp_send, 405", "POST, /a/b/nothing, 404",
			"OPTIONS, /a/b/xhr, 204", "OPTIONS, /a/b/xhr_send, 204", "POST, /a.b/c/xhr, 404", "POST, /a/b.c/xhr, 404",
			"POST, /a//xhr, 404", "POST, /a/b/xhr/, 404", "GET, /a/b/jsonp, 400", "GET, /a/b/htmlfile?c=, 400",
			"GET, /a/b/jsonp?c=alert(1), 400", "POST, /a/unknown/xhr_send, 404" })
	void decidesByMethodAndPath(String method, String uri, int status) {
		assertThat(this.client.status(method, uri, "[\"x\"]")).isEqualTo(status);
		assertThat(this.client.sessions).isEmpty();
	}

	@Test
	void onlyWebSocketPathsAreAnsweredByWebSocket() {
		assertThat(this.client.transport.webSocket("/a/b/websocket")).isNotNull();
		assertThat(this.client.transport.webSocket("/a/b/xhr")).isNull();
		assertThat(this.client.transport.webSocket("/websocket")).isNull();
	}

	@Test
	void refusesOverTheLimit() {
		SockJsClient limited = new SockJsClient(SockJsOptions.DEFAULTS, new ConnectionLimits(1, 0, () -> 1));
		assertThat(limited.status("POST", "/a/b/xhr", "")).isEqualTo(503);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "xhr_send||400|Payload expected.", "xhr_send|[\"x|400|Broken JSON encoding.",
					"xhr_send|\"x\"|400|Broken JSON encoding.", "xhr_send|[1]|400|Broken JSON encoding.",
					"xhr_send|[]|204|", "xhr_send|[\"x\"]|204|", "jsonp_send||400|Payload expected.",
					"jsonp_send|[\"x\"]|200|ok" })
	void answersSends(String transport, String body, int status, String text) {
		this.client.receive("POST", "/0/s/xhr");
		StreamResponse response = this.client.answer(TestRequest.of("POST", "/"), "/0/s/" + transport,
				(body != null) ? body : "");
		assertThat(response.status().code()).isEqualTo(status);
		assertThat(SockJsClient.text(response)).isEqualTo((text != null) ? text : "");
	}

	@Test
	void takesPayloadsOfForms() {
		this.client.receive("GET", "/0/s/jsonp?c=f");
		TestRequest form = TestRequest.of("POST", "/").header("Content-Type", "application/x-www-form-urlencoded");
		assertThat(this.client.answer(form, "/0/s/jsonp_send", "d=%5B%22%2B%22%5D").status().code()).isEqualTo(200);
		assertThat(this.client.answer(form, "/0/s/jsonp_send", "x=1").status().code()).isEqualTo(400);
		this.client.loop.run();
		assertThat(this.client.session().frames).containsExactly("+");
	}

	@Test
	void refusesSendsOfForeignOrigins() {
		this.client.receive("GET", "/0/s/jsonp?c=f");
		TestRequest request = TestRequest.of("POST", "/").header("Origin", "https://evil.example");
		assertThat(this.client.answer(request, "/0/s/xhr_send", "[\"x\"]").status().code()).isEqualTo(403);
		assertThat(this.client.answer(request, "/0/s/jsonp_send", "[\"x\"]").status().code()).isEqualTo(403);
	}

	@Test
	void receiversAreNotCached() {
		StreamResponse response = this.client.answer(TestRequest.of("GET", "/"), "/0/s/eventsource", "");
		assertThat(response.endless()).isTrue();
		assertThat(response.headers()).containsAllEntriesOf(Map.of("Content-Type", "text/event-stream; charset=UTF-8",
				"Cache-Control", "no-store, no-cache, no-transform, must-revalidate, max-age=0"));
	}

}

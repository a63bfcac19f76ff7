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

package io.centrifugo.engine.transport.stream;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.httpstream.HttpStreamTransport;
import io.centrifugo.engine.transport.sse.SseTransport;
import io.centrifugo.engine.transport.unidirectional.UniHttpStreamTransport;
import io.centrifugo.engine.transport.unidirectional.UniSseTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamEndpointsTests {

	@ParameterizedTest
	@CsvSource({ "sse, GET, /, 400", "sse, GET, /?cf_connect=, 400", "sse, GET, /?cf_connect={}, 0", "sse, POST, /, 0",
			"sse, PUT, /, 405", "sse, OPTIONS, /, 405", "http_stream, POST, /, 0", "http_stream, GET, /, 405",
			"http_stream, OPTIONS, /, 204", "uni_sse, GET, /, 0", "uni_sse, POST, /, 0", "uni_sse, DELETE, /, 405",
			"uni_http_stream, POST, /, 0", "uni_http_stream, GET, /, 405", "uni_http_stream, OPTIONS, /, 204" })
	void decidesByMethodAndQuery(String transport, String method, String uri, int status) {
		StreamResponse refusal = endpoint(transport, ConnectionLimits.NONE)
			.refusal(TestRequest.of(method, uri).build());
		assertThat((refusal != null) ? refusal.status().code() : 0).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sse", "http_stream", "uni_sse", "uni_http_stream" })
	void refusesOverTheLimit(String transport) {
		StreamResponse refusal = endpoint(transport, new ConnectionLimits(1, 0, () -> 1))
			.refusal(TestRequest.of("POST", "/").build());
		assertThat(refusal).isNotNull().extracting((response) -> response.status().code()).isEqualTo(503);
	}

	@Test
	void wantsABodyOfPostsOnly() {
		StreamEndpoint endpoint = endpoint("sse", ConnectionLimits.NONE);
		assertThat(endpoint.wantsBody(TestRequest.of("POST", "/").build())).isTrue();
		assertThat(endpoint.wantsBody(TestRequest.of("GET", "/").build())).isFalse();
		assertThat(endpoint.maxBodySize()).isEqualTo(100);
	}

	@Test
	void preflightAnswersForFiveMinutes() {
		StreamResponse preflight = endpoint("http_stream", ConnectionLimits.NONE)
			.refusal(TestRequest.of("OPTIONS", "/").build());
		assertThat(preflight).isNotNull()
			.extracting(StreamResponse::headers)
			.isEqualTo(Map.of("Access-Control-Max-Age", "300", "Access-Control-Allow-Methods", "POST, OPTIONS"));
	}

	@ParameterizedTest
	@CsvSource({ "uni_sse, GET, /?cf_connect={, ''", "uni_sse, POST, /, ''", "uni_sse, POST, /, []",
			"uni_http_stream, POST, /, ''", "uni_http_stream, POST, /, {" })
	void unidirectionalRequestMustBeWellFormed(String transport, String method, String uri, String body) {
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> endpoint(transport, ConnectionLimits.NONE).open(TestRequest.of(method, uri).build(),
					body.getBytes(StandardCharsets.UTF_8)));
	}

	private static StreamEndpoint endpoint(String transport, ConnectionLimits limits) {
		TransportContext context = new TransportContext(RecordingSession::new, OriginPatterns.NONE, limits,
				HeaderCapture.NONE, "");
		return switch (transport) {
			case "sse" -> new SseTransport(context, 100);
			case "http_stream" -> new HttpStreamTransport(context, 100);
			case "uni_sse" -> new UniSseTransport(context, 100, ConnectRefusals.DISABLED);
			case "uni_http_stream" -> new UniHttpStreamTransport(context, 100, ConnectRefusals.DISABLED);
			default -> throw new IllegalArgumentException(transport);
		};
	}

}

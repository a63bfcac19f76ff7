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

package io.centrifugo.engine.transport.emulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.node.survey.EmulationOutcome;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.protobuf.EmulationProtobuf;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.stream.StreamResponse;

import static org.assertj.core.api.Assertions.assertThat;

class EmulationEndpointTests {

	private final List<EmulationRequest> handed = new ArrayList<>();

	private Mono<EmulationOutcome> outcome = Mono.just(EmulationOutcome.HANDLED);

	private final EmulationEndpoint endpoint = new EmulationEndpoint((request) -> {
		this.handed.add(request);
		return this.outcome;
	}, 100);

	@ParameterizedTest
	@CsvSource({ "POST, 0", "OPTIONS, 204", "GET, 405", "PUT, 405" })
	void decidesByMethod(String method, int status) {
		StreamResponse refusal = this.endpoint.refusal(TestRequest.of(method, "/emulation").build());
		assertThat((refusal != null) ? refusal.status().code() : 0).isEqualTo(status);
	}

	@Test
	void handsJsonOn() {
		assertThat(post("application/json", bytes("{\"session\":\"s\",\"node\":\"n\",\"data\":\"{}\"}")))
			.isEqualTo(204);
		assertThat(this.handed).containsExactly(new EmulationRequest("n", "s", Payload.of("\"{}\"")));
	}

	@Test
	void handsProtobufOn() {
		EmulationRequest request = new EmulationRequest("n", "s", Payload.of("\u0001"));
		assertThat(post("application/octet-stream", EmulationProtobuf.encode(request))).isEqualTo(204);
		assertThat(this.handed).containsExactly(request);
	}

	@ParameterizedTest
	@CsvSource({ "HANDLED, 204", "UNKNOWN_SESSION, 204", "BAD_REQUEST, 204", "UNKNOWN_NODE, 404", "FAILED, 500" })
	void answersByOutcome(EmulationOutcome outcome, int status) {
		this.outcome = Mono.just(outcome);
		assertThat(post("", bytes("{\"session\":\"s\",\"node\":\"n\",\"data\":\"{}\"}"))).isEqualTo(status);
	}

	@Test
	void failureIs500() {
		this.outcome = Mono.error(new IllegalStateException("expected by the test"));
		assertThat(post("", bytes("{\"session\":\"s\",\"node\":\"n\",\"data\":\"{}\"}"))).isEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource({ "'', 400", "'{', 400", "'[]', 400", "'{}', 404" })
	void refusesWhatNamesNoNode(String body, int status) {
		assertThat(post("application/json", bytes(body))).isEqualTo(status);
		assertThat(this.handed).isEmpty();
	}

	private int post(String contentType, byte[] body) {
		return this.endpoint
			.handle(TestRequest.of("POST", "/emulation").header("Content-Type", contentType).build(), body)
			.blockOptional()
			.orElseThrow()
			.code();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

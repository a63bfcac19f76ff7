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

package io.centrifugo.engine.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallGate}.
 */
class CallGateTests {

	private final CallGate gate = new CallGate(2);

	private final List<Integer> started = new ArrayList<>();

	private final List<Sinks.One<String>> answers = IntStream.range(0, 5)
		.mapToObj((number) -> Sinks.<String>one())
		.toList();

	@Test
	void callsBeyondTheLimitWaitForTheirTurn() {
		IntStream.range(0, 5).forEach(this::call);
		assertThat(this.started).containsExactly(0, 1);
		this.answers.get(1).tryEmitValue("done");
		assertThat(this.started).containsExactly(0, 1, 2);
		this.answers.get(0).tryEmitError(new IllegalStateException("failed"));
		this.answers.get(2).tryEmitEmpty();
		assertThat(this.started).containsExactly(0, 1, 2, 3, 4);
	}

	@Test
	void cancelledCallsLeave() {
		Disposable running = call(0);
		call(1);
		Disposable waiting = call(2);
		call(3);
		waiting.dispose();
		running.dispose();
		assertThat(this.started).containsExactly(0, 1, 3);
	}

	@Test
	void callsThatEndAtOnceDoNotPileUp() {
		Disposable running = call(0);
		call(1);
		List<Integer> ended = new ArrayList<>();
		IntStream.range(0, 100_000).forEach((number) -> this.gate.pass(Mono.just(number)).subscribe(ended::add));
		assertThat(ended).isEmpty();
		running.dispose();
		assertThat(ended).hasSize(100_000).isSorted();
	}

	@Test
	void answersComeThrough() {
		assertThat(this.gate.pass(Mono.just("a")).block(Duration.ofSeconds(30))).isEqualTo("a");
	}

	private Disposable call(int number) {
		return this.gate.pass(Mono.defer(() -> {
			this.started.add(number);
			return this.answers.get(number).asMono();
		})).subscribe(null, (ex) -> {
		});
	}

}

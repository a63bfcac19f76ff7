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

package io.centrifugo.engine.node.survey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.node.control.ControlMessage;
import io.centrifugo.engine.node.control.SurveyAnswer;
import io.centrifugo.engine.node.control.SurveyRequest;
import io.centrifugo.engine.node.control.SurveyResponse;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Surveys}, in virtual time.
 */
class SurveysTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<Sent> sent = new ArrayList<>();

	private final Surveys surveys = new Surveys("n1", this::send, Duration.ofSeconds(5), this.time,
			EngineMetrics.NOOP.node());

	private Mono<Void> send(ControlMessage message, String node) {
		return Mono.fromRunnable(() -> this.sent.add(new Sent(message, node)));
	}

	@Test
	void surveyEndsWhenAllHaveAnswered() {
		this.surveys.register("op", (data) -> Mono.just(SurveyAnswer.ok(data)));
		StepVerifier.create(this.surveys.ask("op", Payload.of("x"), Set.of("n1", "n2", "n3"), false)).then(() -> {
			this.time.advanceTime();
			assertThat(this.sent).containsExactly(new Sent(new SurveyRequest(1, "op", Payload.of("x")), ""));
			answer("n2", 1, 0);
			answer("n2", 1, 2);
			answer("n4", 1, 0);
			answer("n3", 1, 3);
		}).assertNext((result) -> {
			assertThat(result.complete()).isTrue();
			assertThat(result.successful()).isFalse();
			assertThat(result.answers()).containsOnlyKeys("n1", "n2", "n3");
			assertThat(result.answers().get("n1")).isEqualTo(SurveyAnswer.ok(Payload.of("x")));
			assertThat(result.answers().get("n2").code()).isZero();
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void silentNodeCostsTheDeadlineOnly() {
		StepVerifier.create(this.surveys.ask("op", Payload.EMPTY, Set.of("n2", "n3"), false)).then(() -> {
			answer("n3", 1, 0);
			this.time.advanceTimeBy(Duration.ofSeconds(6));
		}).assertNext((result) -> {
			assertThat(result.complete()).isFalse();
			assertThat(result.answers()).containsOnlyKeys("n3");
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void nodeThatLeavesIsNotWaitedFor() {
		StepVerifier.create(this.surveys.ask("op", Payload.EMPTY, Set.of("n2", "n3"), false)).then(() -> {
			answer("n3", 1, 0);
			this.surveys.onNodeGone("n2");
		}).assertNext((result) -> assertThat(result.successful()).isTrue()).expectComplete().verify(LIMIT);
	}

	@Test
	void questionToOneNodeGoesToItAlone() {
		StepVerifier.create(this.surveys.ask("op", Payload.EMPTY, Set.of("n2"), true)).then(() -> {
			assertThat(this.sent).extracting(Sent::node).containsExactly("n2");
			answer("n2", 1, 0);
		}).assertNext((result) -> assertThat(result.successful()).isTrue()).expectComplete().verify(LIMIT);
	}

	@Test
	void idsGrow() {
		this.surveys.ask("op", Payload.EMPTY, Set.of("n2"), true).subscribe();
		this.surveys.ask("op", Payload.EMPTY, Set.of("n2"), true).subscribe();
		assertThat(this.sent).extracting((each) -> ((SurveyRequest) each.message()).id()).containsExactly(1L, 2L);
	}

	@Test
	void unknownOperationIsAnsweredAtOnce() {
		this.surveys.onRequest("n2", new SurveyRequest(9, "nonsense", Payload.EMPTY));
		assertThat(this.sent).containsExactly(new Sent(new SurveyResponse(9, SurveyAnswer.METHOD_NOT_FOUND), "n2"));
	}

	@Test
	void failingHandlerIsAnsweredWithCodeOne() {
		this.surveys.register("op", (data) -> Mono.error(new IllegalStateException("expected by a test")));
		this.surveys.onRequest("n2", new SurveyRequest(9, "op", Payload.EMPTY));
		this.time.advanceTime();
		assertThat(this.sent).containsExactly(new Sent(new SurveyResponse(9, SurveyAnswer.INTERNAL_ERROR), "n2"));
	}

	@Test
	void handlerThatHangsIsAnsweredForInTime() {
		this.surveys.register("op", (data) -> Mono.never());
		this.surveys.onRequest("n2", new SurveyRequest(9, "op", Payload.EMPTY));
		this.time.advanceTimeBy(Duration.ofSeconds(6));
		assertThat(this.sent).containsExactly(new Sent(new SurveyResponse(9, SurveyAnswer.INTERNAL_ERROR), "n2"));
	}

	private void answer(String node, long id, int code) {
		this.surveys.onResponse(node, new SurveyResponse(id, new SurveyAnswer(code, Payload.EMPTY)));
	}

	/**
	 * A message and whom it is for.
	 */
	private record Sent(ControlMessage message, String node) {
	}

}

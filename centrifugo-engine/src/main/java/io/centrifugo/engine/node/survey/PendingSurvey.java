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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.centrifugo.engine.node.control.SurveyAnswer;

/**
 * A survey of this node that waits for answers. Safe from any thread.
 */
final class PendingSurvey {

	private final Set<String> silent;

	private final Map<String, SurveyAnswer> answers = new HashMap<>();

	private final Sinks.One<SurveyResult> result = Sinks.one();

	PendingSurvey(Set<String> targets) {
		this.silent = new HashSet<>(targets);
		if (targets.isEmpty()) {
			this.result.tryEmitValue(new SurveyResult(Map.of(), true));
		}
	}

	/**
	 * Take an answer. Late, repeated and unasked ones are dropped.
	 */
	synchronized void answer(String node, SurveyAnswer answer) {
		if (this.silent.remove(node)) {
			this.answers.put(node, answer);
			completeIfAll();
		}
	}

	/**
	 * Expect nothing more from a node that has left.
	 */
	synchronized void forget(String node) {
		if (this.silent.remove(node)) {
			completeIfAll();
		}
	}

	private void completeIfAll() {
		if (this.silent.isEmpty()) {
			this.result.tryEmitValue(new SurveyResult(this.answers, true));
		}
	}

	/**
	 * Return what is known so far.
	 */
	synchronized SurveyResult partial() {
		return new SurveyResult(this.answers, this.silent.isEmpty());
	}

	Mono<SurveyResult> result() {
		return this.result.asMono();
	}

}

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

import java.util.Map;

import io.centrifugo.engine.node.control.SurveyAnswer;

/**
 * What came of a survey.
 *
 * @param answers node id to answer
 * @param complete whether every node asked has answered in time
 * @since 0.1.0
 */
public record SurveyResult(Map<String, SurveyAnswer> answers, boolean complete) {

	public SurveyResult {
		answers = Map.copyOf(answers);
	}

	/**
	 * Return whether every node asked has answered in time and with success.
	 * @return {@code true} if the answers are the whole truth
	 */
	public boolean successful() {
		return this.complete && this.answers.values().stream().allMatch(SurveyAnswer::successful);
	}

}

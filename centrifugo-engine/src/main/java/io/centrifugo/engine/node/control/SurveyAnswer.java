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

package io.centrifugo.engine.node.control;

import io.centrifugo.engine.protocol.Payload;

/**
 * What one node answers to a survey.
 *
 * @param code 0 for success, else why not
 * @param data the answer, whose form depends on the operation
 * @since 0.1.0
 */
public record SurveyAnswer(int code, Payload data) {

	/** Done, with nothing to say. */
	public static final SurveyAnswer OK = new SurveyAnswer(0, Payload.EMPTY);

	/** The node failed. */
	public static final SurveyAnswer INTERNAL_ERROR = new SurveyAnswer(1, Payload.EMPTY);

	/** The data of the request is not valid. */
	public static final SurveyAnswer INVALID_REQUEST = new SurveyAnswer(2, Payload.EMPTY);

	/** The node does not know the operation. */
	public static final SurveyAnswer METHOD_NOT_FOUND = new SurveyAnswer(3, Payload.EMPTY);

	/**
	 * Create a successful answer.
	 * @param data the data
	 * @return the answer
	 */
	public static SurveyAnswer ok(Payload data) {
		return new SurveyAnswer(0, data);
	}

	/**
	 * Return whether the node did what was asked.
	 * @return {@code true} for code 0
	 */
	public boolean successful() {
		return this.code == 0;
	}

}

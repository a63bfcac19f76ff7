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

package io.centrifugo.boot.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the path that two endpoints want.
 */
class DuplicateEndpointFailureAnalyzer extends AbstractFailureAnalyzer<DuplicateEndpointException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DuplicateEndpointException cause) {
		return new FailureAnalysis(
				"More than one Centrifugo endpoint is configured at the path '" + cause.path() + "'.",
				"Give each endpoint a path of its own with the properties named 'centrifugo.*.handler-prefix', "
						+ "or switch one of them off.",
				cause);
	}

}

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

package io.centrifugo.boot.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Names the settings and why they stop the start.
 */
class UnsupportedKeyFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedKeyException cause) {
		StringBuilder description = new StringBuilder("These settings of Centrifugo are not supported yet:");
		cause.keys().forEach((key) -> description.append(System.lineSeparator()).append("\t- ").append(key));
		return new FailureAnalysis(description.toString(),
				"Remove them. The start does not go on without them, since that would open, expose or misplace "
						+ "something that they protect or place.",
				cause);
	}

}

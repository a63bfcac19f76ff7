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

package io.centrifugo.engine.node;

import java.time.Duration;

/**
 * Settings of a node as a whole.
 *
 * @param name name shown to operators
 * @param version version and edition, such as {@code 0.1.0 OSS}
 * @param metricsInterval how long counters are added up for {@code info}
 * @param surveyTimeout how long other nodes may take to answer
 * @since 0.1.0
 */
public record NodeOptions(String name, String version, Duration metricsInterval, Duration surveyTimeout) {

	/** Unnamed, of this build's version. */
	public static final NodeOptions DEFAULTS = new NodeOptions("", NodeVersion.CURRENT + " OSS", Duration.ofSeconds(60),
			Duration.ofSeconds(5));

	public NodeOptions withName(String replacement) {
		return new NodeOptions(replacement, this.version, this.metricsInterval, this.surveyTimeout);
	}

	public NodeOptions withMetricsInterval(Duration replacement) {
		return new NodeOptions(this.name, this.version, replacement, this.surveyTimeout);
	}

	public NodeOptions withSurveyTimeout(Duration replacement) {
		return new NodeOptions(this.name, this.version, this.metricsInterval, replacement);
	}

}

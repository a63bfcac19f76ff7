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

package io.centrifugo.boot.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of metrics under the names of the original, beside Actuator.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.prometheus")
public class PrometheusProperties {

	/**
	 * Whether to serve metrics under the names of the original, beside Actuator.
	 */
	private boolean enabled;

	/**
	 * Path of metrics under the names of the original, beside Actuator.
	 */
	private String handlerPrefix = "/metrics";

	/**
	 * Whether to count HTTP requests by path, method and status.
	 */
	private boolean instrumentHttpHandlers;

	/**
	 * Whether to add a histogram of recovered publications.
	 */
	private boolean recoveredPublicationsHistogram;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getHandlerPrefix() {
		return this.handlerPrefix;
	}

	public void setHandlerPrefix(String handlerPrefix) {
		this.handlerPrefix = handlerPrefix;
	}

	public boolean isInstrumentHttpHandlers() {
		return this.instrumentHttpHandlers;
	}

	public void setInstrumentHttpHandlers(boolean instrumentHttpHandlers) {
		this.instrumentHttpHandlers = instrumentHttpHandlers;
	}

	public boolean isRecoveredPublicationsHistogram() {
		return this.recoveredPublicationsHistogram;
	}

	public void setRecoveredPublicationsHistogram(boolean recoveredPublicationsHistogram) {
		this.recoveredPublicationsHistogram = recoveredPublicationsHistogram;
	}

}

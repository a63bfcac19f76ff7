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

package io.centrifugo.boot.node;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import io.centrifugo.boot.config.GoDuration;

/**
 * Properties of this node of the cluster.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("centrifugo.node")
public class NodeProperties {

	/**
	 * Name of this node, unique in the cluster. Made of host name and port unless set.
	 */
	private String name = "";

	/**
	 * Period over which the metrics of the info call are aggregated.
	 */
	@GoDuration
	private Duration infoMetricsAggregateInterval = Duration.ofSeconds(60);

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public Duration getInfoMetricsAggregateInterval() {
		return this.infoMetricsAggregateInterval;
	}

	public void setInfoMetricsAggregateInterval(Duration infoMetricsAggregateInterval) {
		this.infoMetricsAggregateInterval = infoMetricsAggregateInterval;
	}

}

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

package io.centrifugo.engine.metrics.micrometer;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeGauge;
import io.centrifugo.engine.metrics.registry.EngineMetric;
import io.centrifugo.engine.metrics.registry.MetricsRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link EngineMeterBinder}.
 */
class EngineMeterBinderTests {

	private final MetricsRegistry metrics = new MetricsRegistry();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void metersFollowTheMetrics() {
		this.metrics.node().action(NodeAction.HISTORY);
		new EngineMeterBinder(this.metrics).bindTo(this.meters);
		this.metrics.node().action(NodeAction.HISTORY);
		this.metrics.node().action(NodeAction.SURVEY);
		this.metrics.node().gauge(NodeGauge.CLIENTS, () -> 3);
		this.metrics.client().command(FrameType.RPC, 250_000_000L);
		assertThat(this.meters.get("centrifugo.node.action").tag("action", "history").functionCounter().count())
			.isEqualTo(2);
		assertThat(this.meters.get("centrifugo.node.action").tag("action", "survey").functionCounter().count())
			.isEqualTo(1);
		assertThat(this.meters.get("centrifugo.node.num.clients").gauge().value()).isEqualTo(3);
		FunctionTimer rpc = this.meters.get("centrifugo.client.command.duration").tag("method", "rpc").functionTimer();
		assertThat(rpc.count()).isEqualTo(1);
		assertThat(rpc.totalTime(TimeUnit.MILLISECONDS)).isCloseTo(250, within(0.1));
	}

	@Test
	void namesAreUnique() {
		assertThat(EngineMetric.values()).extracting(EngineMeterBinder::name).doesNotHaveDuplicates();
	}

}

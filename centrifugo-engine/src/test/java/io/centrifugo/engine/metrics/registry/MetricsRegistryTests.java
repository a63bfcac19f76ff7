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

package io.centrifugo.engine.metrics.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.metrics.BrokerMessage;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeGauge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link MetricsRegistry} and {@link MetricsWindow}.
 */
class MetricsRegistryTests {

	private final MetricsRegistry registry = new MetricsRegistry();

	@Test
	void seriesExistFromFirstUseOn() {
		assertThat(this.registry.series(EngineMetric.NODE_ACTIONS)).isEmpty();
		this.registry.node().action(NodeAction.HISTORY);
		this.registry.node().action(NodeAction.HISTORY);
		assertThat(value(EngineMetric.NODE_ACTIONS, "history", "")).isEqualTo(2);
	}

	@Test
	void messagesAndCommandsExistAtZero() {
		assertThat(value(EngineMetric.NODE_MESSAGES_SENT, "control", "")).isZero();
		assertThat(value(EngineMetric.CLIENT_COMMAND_DURATION, "sub_refresh", "")).isZero();
		assertThat(this.registry.series(EngineMetric.CLIENT_COMMAND_DURATION)).hasSize(12);
	}

	@Test
	void transportsCountMessagesAndBytes() {
		this.registry.transport("websocket").sent(FrameType.PUSH_PUBLICATION, 3, 300);
		this.registry.transport("websocket").received(FrameType.PUBLISH, 50);
		this.registry.transport("websocket").closed(3001);
		assertThat(value(EngineMetric.TRANSPORT_MESSAGES_SENT, "websocket", "push_publication", "")).isEqualTo(3);
		assertThat(value(EngineMetric.TRANSPORT_MESSAGES_SENT_SIZE, "websocket", "push_publication", ""))
			.isEqualTo(300);
		assertThat(value(EngineMetric.TRANSPORT_MESSAGES_RECEIVED_SIZE, "websocket", "publish", "")).isEqualTo(50);
		assertThat(value(EngineMetric.TRANSPORT_OUTGOING_CLOSE, "websocket", "3001")).isEqualTo(1);
	}

	@Test
	void gaugesGoUpAndDown() {
		this.registry.client().connections("websocket", "h1", "unnamed", "unversioned").opened();
		this.registry.client().connections("websocket", "h1", "unnamed", "unversioned").opened();
		this.registry.client().connections("websocket", "h1", "unnamed", "unversioned").closed();
		assertThat(value(EngineMetric.CLIENT_CONNECTIONS_INFLIGHT, "websocket", "h1", "unnamed", "unversioned"))
			.isEqualTo(1);
		assertThat(value(EngineMetric.CLIENT_CONNECTIONS_ACCEPTED, "websocket", "h1", "unnamed", "unversioned"))
			.isEqualTo(2);
		this.registry.node().gauge(NodeGauge.CLIENTS, () -> 42);
		assertThat(value(EngineMetric.NODE_NUM_CLIENTS)).isEqualTo(42);
	}

	@Test
	void histogramsCountCumulatively() {
		this.registry.node().pubSubLag(1);
		this.registry.node().pubSubLag(3);
		this.registry.node().pubSubLag(60_000);
		Distribution lag = this.registry.series(EngineMetric.NODE_PUB_SUB_LAG).iterator().next().distribution();
		assertThat(lag.count()).isEqualTo(3);
		assertThat(lag.sum()).isCloseTo(60.004, within(1e-9));
		assertThat(lag.cumulative()).startsWith(1, 2, 2).endsWith(2, 3);
	}

	@Test
	void quantilesAreCloseEnough() {
		IntStream.rangeClosed(1, 1000)
			.forEach((i) -> this.registry.client().command(FrameType.CONNECT, i * 1_000_000L));
		Series series = series(EngineMetric.CLIENT_COMMAND_DURATION, "connect", "");
		double[] quantiles = series.quantiles(0.5, 0.99, 0.999);
		assertThat(quantiles[0]).isCloseTo(0.5, within(0.02));
		assertThat(quantiles[1]).isCloseTo(0.99, within(0.04));
		assertThat(quantiles[2]).isCloseTo(1, within(0.04));
		assertThat(series(EngineMetric.CLIENT_COMMAND_DURATION, "rpc", "").quantiles(0.5)[0]).isNaN();
	}

	@Test
	void numberOfSeriesIsBounded() {
		IntStream.range(0, 3000).forEach((i) -> this.registry.client().replyError(FrameType.RPC, i));
		assertThat(this.registry.series(EngineMetric.CLIENT_REPLY_ERRORS)).hasSize(2001);
		assertThat(value(EngineMetric.CLIENT_REPLY_ERRORS, "other", "other", "other")).isEqualTo(1000);
	}

	@Test
	void listenerLearnsOfOldAndNewSeries() {
		this.registry.node().action(NodeAction.HISTORY);
		List<Series> known = new ArrayList<>();
		this.registry.onSeries(known::add);
		this.registry.node().action(NodeAction.SURVEY);
		assertThat(known).filteredOn((series) -> series.metric() == EngineMetric.NODE_ACTIONS)
			.extracting((series) -> series.labelValues().get(0))
			.containsExactly("history", "survey");
	}

	@Test
	void windowShowsIncrementsUnderDottedNames() {
		MetricsWindow window = new MetricsWindow(this.registry, Duration.ofSeconds(60));
		this.registry.node().gauge(NodeGauge.CLIENTS, () -> 7);
		this.registry.client().replyError(FrameType.SUBSCRIBE, 103);
		this.registry.api("http").command("publish", 500_000_000L);
		assertThat(window.zeros()).containsEntry("centrifugo.node.num_clients", 0.0)
			.containsEntry("centrifugo.client.num_reply_errors.code.103.method.subscribe", 0.0);
		assertThat(window.close()).containsEntry("centrifugo.node.num_clients", 7.0)
			.containsEntry("centrifugo.client.num_reply_errors.code.103.method.subscribe", 1.0)
			.containsEntry("centrifugo.api.command_duration_seconds.count.method.publish.protocol.http", 1.0)
			.containsEntry("centrifugo.api.command_duration_seconds_histogram.sum.method.publish.protocol.http", 0.5)
			.containsEntry("centrifugo.node.messages_sent_count.type.control", 0.0);
		this.registry.node().sent(BrokerMessage.CONTROL);
		Map<String, Double> next = window.close();
		assertThat(next).containsEntry("centrifugo.node.num_clients", 7.0)
			.containsEntry("centrifugo.client.num_reply_errors.code.103.method.subscribe", 0.0)
			.containsEntry("centrifugo.node.messages_sent_count.type.control", 1.0);
	}

	private double value(EngineMetric metric, String... labels) {
		return series(metric, labels).value();
	}

	private Series series(EngineMetric metric, String... labels) {
		return this.registry.series(metric)
			.stream()
			.filter((series) -> series.labelValues().equals(List.of(labels)))
			.findFirst()
			.orElseThrow();
	}

}

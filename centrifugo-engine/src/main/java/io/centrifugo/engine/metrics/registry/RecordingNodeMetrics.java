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

import java.util.function.LongSupplier;

import io.centrifugo.engine.metrics.BrokerMessage;
import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeGauge;
import io.centrifugo.engine.metrics.NodeMetrics;

/**
 * Recorder of a node into the registry.
 */
final class RecordingNodeMetrics implements NodeMetrics {

	private static final NodeAction[] ACTIONS = NodeAction.values();

	private static final BrokerMessage[] MESSAGES = BrokerMessage.values();

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final MetricsRegistry registry;

	private final IndexedCounters actions;

	private final IndexedCounters sent;

	private final IndexedCounters received;

	private final HistogramCell broadcast;

	private final HistogramCell lag;

	private final CounterCell filtered;

	private final CounterCell connectionLimit;

	RecordingNodeMetrics(MetricsRegistry registry) {
		this.registry = registry;
		this.actions = new IndexedCounters(ACTIONS.length,
				(i) -> registry.family(EngineMetric.NODE_ACTIONS).counter(ACTIONS[i].label(), ""));
		this.sent = messages(EngineMetric.NODE_MESSAGES_SENT);
		this.received = messages(EngineMetric.NODE_MESSAGES_RECEIVED);
		this.broadcast = registry.family(EngineMetric.NODE_BROADCAST_DURATION).histogram("publication", "");
		this.lag = registry.family(EngineMetric.NODE_PUB_SUB_LAG).histogram("");
		this.filtered = registry.family(EngineMetric.NODE_FILTERED).counter("");
		this.connectionLimit = registry.family(EngineMetric.NODE_CONNECTION_LIMIT).counter();
	}

	private IndexedCounters messages(EngineMetric metric) {
		IndexedCounters counters = new IndexedCounters(MESSAGES.length,
				(i) -> this.registry.family(metric).counter(MESSAGES[i].label(), ""));
		for (BrokerMessage message : MESSAGES) {
			counters.get(message.ordinal());
		}
		return counters;
	}

	@Override
	public void action(NodeAction action) {
		this.actions.get(action.ordinal()).increment();
	}

	@Override
	public void sent(BrokerMessage message) {
		this.sent.get(message.ordinal()).increment();
	}

	@Override
	public void received(BrokerMessage message) {
		this.received.get(message.ordinal()).increment();
	}

	@Override
	public void survey(String op, long nanos) {
		this.registry.family(EngineMetric.NODE_SURVEY_DURATION).histogram(op).record(nanos);
	}

	@Override
	public void broadcast(long nanos) {
		this.broadcast.record(nanos);
	}

	@Override
	public void pubSubLag(long millis) {
		this.lag.record(millis * NANOS_PER_MILLI);
	}

	@Override
	public void filtered(long count) {
		this.filtered.add(count);
	}

	@Override
	public void connectionLimitReached() {
		this.connectionLimit.increment();
	}

	@Override
	public void httpRequest(String path, String method, int status) {
		this.registry.family(EngineMetric.NODE_HTTP_REQUESTS)
			.counter(path, method, Integer.toString(status))
			.increment();
	}

	@Override
	public void build(String version) {
		this.registry.family(EngineMetric.NODE_BUILD).gauge(version).add(1);
	}

	@Override
	public void gauge(NodeGauge gauge, LongSupplier value) {
		this.registry.family(metric(gauge)).gauge().source(value);
	}

	private static EngineMetric metric(NodeGauge gauge) {
		return switch (gauge) {
			case CLIENTS -> EngineMetric.NODE_NUM_CLIENTS;
			case USERS -> EngineMetric.NODE_NUM_USERS;
			case SUBSCRIPTIONS -> EngineMetric.NODE_NUM_SUBSCRIPTIONS;
			case CHANNELS -> EngineMetric.NODE_NUM_CHANNELS;
			case NODES -> EngineMetric.NODE_NUM_NODES;
		};
	}

}

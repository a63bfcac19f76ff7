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

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.TransportMetrics;

/**
 * Recorder of one transport into the registry.
 */
final class RecordingTransportMetrics implements TransportMetrics {

	private static final FrameType[] TYPES = FrameType.values();

	private final MetricsRegistry registry;

	private final String name;

	private final IndexedCounters sent;

	private final IndexedCounters sentSize;

	private final IndexedCounters received;

	private final IndexedCounters receivedSize;

	private final HistogramCell pong;

	RecordingTransportMetrics(MetricsRegistry registry, String name) {
		this.registry = registry;
		this.name = name;
		this.sent = counters(EngineMetric.TRANSPORT_MESSAGES_SENT);
		this.sentSize = counters(EngineMetric.TRANSPORT_MESSAGES_SENT_SIZE);
		this.received = counters(EngineMetric.TRANSPORT_MESSAGES_RECEIVED);
		this.receivedSize = counters(EngineMetric.TRANSPORT_MESSAGES_RECEIVED_SIZE);
		this.pong = registry.family(EngineMetric.CLIENT_PING_PONG_DURATION).histogram(name);
	}

	private IndexedCounters counters(EngineMetric metric) {
		return new IndexedCounters(TYPES.length,
				(i) -> this.registry.family(metric).counter(this.name, TYPES[i].label(), ""));
	}

	@Override
	public void sent(FrameType type, int messages, long bytes) {
		this.sent.get(type.ordinal()).add(messages);
		this.sentSize.get(type.ordinal()).add(bytes);
	}

	@Override
	public void received(FrameType type, long bytes) {
		this.received.get(type.ordinal()).increment();
		this.receivedSize.get(type.ordinal()).add(bytes);
	}

	@Override
	public void closed(int code) {
		this.registry.family(EngineMetric.TRANSPORT_OUTGOING_CLOSE)
			.counter(this.name, Integer.toString(code))
			.increment();
	}

	@Override
	public void pong(long nanos) {
		this.pong.record(nanos);
	}

}

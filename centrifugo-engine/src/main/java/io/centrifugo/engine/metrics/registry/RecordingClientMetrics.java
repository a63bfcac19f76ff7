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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.metrics.ClientMetrics;
import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.metrics.InflightMetrics;

/**
 * Recorder of clients into the registry.
 */
final class RecordingClientMetrics implements ClientMetrics {

	private final MetricsRegistry registry;

	private final HistogramCell[] commands;

	private final @Nullable HistogramCell recoveredPublications;

	private final Map<List<String>, InflightMetrics> inflight = new ConcurrentHashMap<>();

	RecordingClientMetrics(MetricsRegistry registry, boolean recoveredPublications) {
		this.registry = registry;
		this.commands = Stream.of(FrameType.values())
			.map((type) -> registry.family(EngineMetric.CLIENT_COMMAND_DURATION)
				.histogram(isCommand(type) ? type.label() : FrameType.UNKNOWN.label(), ""))
			.toArray(HistogramCell[]::new);
		this.recoveredPublications = recoveredPublications
				? registry.family(EngineMetric.CLIENT_RECOVERED_PUBLICATIONS).histogram("") : null;
	}

	private static boolean isCommand(FrameType type) {
		return type.compareTo(FrameType.CONNECT) >= 0 && type.compareTo(FrameType.SEND) <= 0;
	}

	@Override
	public void command(FrameType method, long nanos) {
		this.commands[method.ordinal()].record(nanos);
	}

	@Override
	public void replyError(FrameType method, int code) {
		this.registry.family(EngineMetric.CLIENT_REPLY_ERRORS)
			.counter(method.label(), Integer.toString(code), "")
			.increment();
	}

	@Override
	public void serverUnsubscribe(int code) {
		this.registry.family(EngineMetric.CLIENT_SERVER_UNSUBSCRIBES).counter(Integer.toString(code), "").increment();
	}

	@Override
	public void serverDisconnect(int code) {
		this.registry.family(EngineMetric.CLIENT_SERVER_DISCONNECTS).counter(Integer.toString(code)).increment();
	}

	@Override
	public void recover(boolean recovered, int publications) {
		this.registry.family(EngineMetric.CLIENT_RECOVER)
			.counter(yesNo(recovered), "", yesNo(publications > 0))
			.increment();
		if (recovered && this.recoveredPublications != null) {
			this.recoveredPublications.record(publications);
		}
	}

	private static String yesNo(boolean value) {
		return value ? "yes" : "no";
	}

	@Override
	public InflightMetrics connections(String transport, String acceptProtocol, String clientName,
			String clientVersion) {
		return this.inflight.computeIfAbsent(List.of(transport, acceptProtocol, clientName, clientVersion),
				(labels) -> new RecordingInflightMetrics(
						this.registry.family(EngineMetric.CLIENT_CONNECTIONS_ACCEPTED)
							.counter(transport, acceptProtocol, clientName, clientVersion),
						this.registry.family(EngineMetric.CLIENT_CONNECTIONS_INFLIGHT)
							.gauge(transport, acceptProtocol, clientName, clientVersion)));
	}

	@Override
	public InflightMetrics subscriptions(String clientName) {
		return this.inflight.computeIfAbsent(List.of(clientName),
				(labels) -> new RecordingInflightMetrics(
						this.registry.family(EngineMetric.CLIENT_SUBSCRIPTIONS_ACCEPTED).counter(clientName, ""),
						this.registry.family(EngineMetric.CLIENT_SUBSCRIPTIONS_INFLIGHT).gauge(clientName, "")));
	}

	/**
	 * Recorder of things that begin and end into the registry.
	 */
	private static final class RecordingInflightMetrics implements InflightMetrics {

		private final CounterCell accepted;

		private final GaugeCell alive;

		RecordingInflightMetrics(CounterCell accepted, GaugeCell alive) {
			this.accepted = accepted;
			this.alive = alive;
		}

		@Override
		public void opened() {
			this.accepted.increment();
			this.alive.add(1);
		}

		@Override
		public void closed() {
			this.alive.add(-1);
		}

	}

}

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

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.centrifugo.engine.metrics.ApiMetrics;
import io.centrifugo.engine.metrics.BrokerMetrics;
import io.centrifugo.engine.metrics.ClientMetrics;
import io.centrifugo.engine.metrics.ConsumerMetrics;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.metrics.ProxyMetrics;
import io.centrifugo.engine.metrics.TransportMetrics;

/**
 * Keeps everything that the engine counts until an exporter reads it. A series exists
 * from its first use on. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class MetricsRegistry implements EngineMetrics {

	private final Map<EngineMetric, Family> families = new EnumMap<>(EngineMetric.class);

	private final List<Consumer<Series>> listeners = new CopyOnWriteArrayList<>();

	private final NodeMetrics node;

	private final ClientMetrics client;

	private final Map<String, TransportMetrics> transports = new ConcurrentHashMap<>();

	private final Map<String, BrokerMetrics> brokers = new ConcurrentHashMap<>();

	private final Map<String, ApiMetrics> apis = new ConcurrentHashMap<>();

	private final Map<List<String>, ProxyMetrics> proxies = new ConcurrentHashMap<>();

	private final Map<String, ConsumerMetrics> consumers = new ConcurrentHashMap<>();

	/**
	 * Create an empty registry that records all but how many publications each recovery
	 * brings.
	 */
	public MetricsRegistry() {
		this(false);
	}

	/**
	 * Create an empty registry.
	 * @param recoveredPublications whether to record how many publications each recovery
	 * brings
	 */
	public MetricsRegistry(boolean recoveredPublications) {
		for (EngineMetric metric : EngineMetric.values()) {
			this.families.put(metric, new Family(metric, this::announce));
		}
		this.node = new RecordingNodeMetrics(this);
		this.client = new RecordingClientMetrics(this, recoveredPublications);
	}

	private void announce(Series series) {
		this.listeners.forEach((listener) -> listener.accept(series));
	}

	Family family(EngineMetric metric) {
		Family family = this.families.get(metric);
		if (family == null) {
			throw new IllegalArgumentException("Unknown metric " + metric);
		}
		return family;
	}

	/**
	 * Return what exists of a metric.
	 * @param metric the metric
	 * @return its series, live
	 */
	public Collection<Series> series(EngineMetric metric) {
		return family(metric).series();
	}

	/**
	 * Learn of every series, those that exist and those that will. A series may come
	 * twice.
	 * @param listener called from any thread, must not block
	 */
	public void onSeries(Consumer<Series> listener) {
		this.listeners.add(listener);
		this.families.values().forEach((family) -> family.series().forEach(listener));
	}

	@Override
	public NodeMetrics node() {
		return this.node;
	}

	@Override
	public ClientMetrics client() {
		return this.client;
	}

	@Override
	public TransportMetrics transport(String name) {
		return this.transports.computeIfAbsent(name, (key) -> new RecordingTransportMetrics(this, key));
	}

	@Override
	public BrokerMetrics broker(String name) {
		return this.brokers.computeIfAbsent(name, (key) -> new RecordingBrokerMetrics(this, key));
	}

	@Override
	public ApiMetrics api(String protocol) {
		return this.apis.computeIfAbsent(protocol, (key) -> new RecordingApiMetrics(this, key));
	}

	@Override
	public ProxyMetrics proxy(String protocol, String type, String name) {
		return this.proxies.computeIfAbsent(List.of(protocol, type, name),
				(key) -> new RecordingProxyMetrics(this, protocol, type, name));
	}

	@Override
	public ConsumerMetrics consumer(String name) {
		return this.consumers.computeIfAbsent(name, (key) -> new RecordingConsumerMetrics(this, key));
	}

	/**
	 * Recorder of one consumer into the registry.
	 */
	private static final class RecordingConsumerMetrics implements ConsumerMetrics {

		private final CounterCell processed;

		private final CounterCell errors;

		RecordingConsumerMetrics(MetricsRegistry registry, String name) {
			this.processed = registry.family(EngineMetric.CONSUMERS_PROCESSED).counter(name);
			this.errors = registry.family(EngineMetric.CONSUMERS_ERRORS).counter(name);
		}

		@Override
		public void processed() {
			this.processed.increment();
		}

		@Override
		public void error() {
			this.errors.increment();
		}

	}

}

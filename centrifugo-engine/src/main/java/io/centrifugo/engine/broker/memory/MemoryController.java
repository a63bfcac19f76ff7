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

package io.centrifugo.engine.broker.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.Controller;

/**
 * Carries control messages inside this process: to nobody, unless several nodes in it
 * share a cluster of these.
 *
 * @since 0.1.0
 */
public final class MemoryController implements Controller {

	private final Map<String, Consumer<byte[]>> cluster;

	private volatile @Nullable String nodeId;

	/**
	 * Create a controller for a node that is alone.
	 */
	public MemoryController() {
		this(new ConcurrentHashMap<>());
	}

	private MemoryController(Map<String, Consumer<byte[]>> cluster) {
		this.cluster = cluster;
	}

	/**
	 * Create the controller of another node in the same process.
	 * @return a controller that reaches this one, and the other way round
	 */
	public MemoryController peer() {
		return new MemoryController(this.cluster);
	}

	@Override
	public Mono<Void> start(String id, Consumer<byte[]> handler) {
		return Mono.fromRunnable(() -> {
			this.nodeId = id;
			this.cluster.put(id, handler);
		});
	}

	@Override
	public Mono<Void> stop() {
		return Mono.fromRunnable(() -> {
			String id = this.nodeId;
			if (id != null) {
				this.cluster.remove(id);
			}
		});
	}

	@Override
	public Mono<Void> publish(byte[] command, String target) {
		return Mono.fromRunnable(() -> {
			if (target.isEmpty()) {
				this.cluster.values().forEach((handler) -> handler.accept(command));
				return;
			}
			Consumer<byte[]> handler = this.cluster.get(target);
			if (handler != null) {
				handler.accept(command);
			}
		});
	}

}

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

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.BrokerHealth;

/**
 * Health of what a node depends on.
 */
final class NodeHealth {

	private final Set<BrokerHealth> parts = Collections.newSetFromMap(new IdentityHashMap<>());

	NodeHealth(NodeBuilder builder) {
		add(builder.broker());
		add(builder.mapBroker());
		add(builder.presenceManager());
		add(builder.controller());
	}

	private void add(Object part) {
		if (part instanceof BrokerHealth health) {
			this.parts.add(health);
		}
	}

	Mono<Map<String, String>> check() {
		return Flux.fromIterable(this.parts).flatMap(BrokerHealth::check).collect(TreeMap::new, Map::putAll);
	}

}

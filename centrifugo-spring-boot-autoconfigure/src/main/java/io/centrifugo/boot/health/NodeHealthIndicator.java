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

package io.centrifugo.boot.health;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.node.Node;

/**
 * Health of the node: down while it cannot publish to, or hear from, what it depends on.
 * A node in memory depends on nothing, but should be the only one.
 */
final class NodeHealthIndicator extends AbstractReactiveHealthIndicator {

	private static final String WORKS = "UP";

	private final Node node;

	private final @Nullable String severalInstances;

	NodeHealthIndicator(Node node, @Nullable String severalInstances) {
		super("Centrifugo health check failed");
		this.node = node;
		this.severalInstances = severalInstances;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return this.node.health().map((checks) -> build(builder, checks));
	}

	private Health build(Health.Builder builder, Map<String, String> checks) {
		boolean works = checks.values().stream().allMatch(String::isEmpty);
		Health.Builder result = works ? builder.up() : builder.down();
		result.withDetail("node", this.node.identity().name());
		if (!checks.isEmpty()) {
			result.withDetail("broker", describe(checks));
		}
		if (this.severalInstances != null) {
			result.withDetail("warning",
					"one of several instances that keep channels in memory: " + this.severalInstances);
		}
		return result.build();
	}

	private static Map<String, String> describe(Map<String, String> checks) {
		return checks.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
					(check) -> check.getValue().isEmpty() ? WORKS : check.getValue()));
	}

}

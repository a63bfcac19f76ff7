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

package io.centrifugo.boot.engine;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.memory.MemoryMapBroker;
import io.centrifugo.engine.broker.redis.map.RedisMapBroker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CentrifugoEngineAutoConfiguration}.
 */
class CentrifugoEngineAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoEngineAutoConfiguration.class));

	@Test
	void memoryIsTheDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(MemoryBroker.class)
			.hasSingleBean(PresenceManager.class)
			.hasSingleBean(Controller.class)
			.hasSingleBean(MemoryMapBroker.class));
	}

	@Test
	void mapBrokerOfTheApplicationWins() {
		MapBroker own = new MemoryMapBroker();
		this.contextRunner.withBean(MapBroker.class, () -> own)
			.withPropertyValues("centrifugo.map-broker.type=redis")
			.run((context) -> assertThat(context.getBean(MapBroker.class)).isSameAs(own));
	}

	@Test
	void mapsMayBeOnRedisWhateverTheEngine() {
		this.contextRunner
			.withPropertyValues("centrifugo.map-broker.type=redis",
					"centrifugo.map-broker.redis.address=redis://127.0.0.1:1")
			.run((context) -> assertThat(context).hasSingleBean(RedisMapBroker.class)
				.hasSingleBean(MemoryBroker.class)
				.doesNotHaveBean(MemoryMapBroker.class));
		this.contextRunner.withPropertyValues("centrifugo.map-broker.type=redis", "centrifugo.engine.type=redis")
			.run((context) -> assertThat(context).hasSingleBean(RedisMapBroker.class));
	}

	@Test
	void whenDisabledThenThereIsNoBroker() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Broker.class));
	}

	@Test
	void redisWithoutItsClientFailsTheStart() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.lettuce.core"))
			.withPropertyValues("centrifugo.engine.type=redis")
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new MissingEngineFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis.getAction()).contains("lettuce-core").contains("memory");
			});
	}

	@Test
	void mapsOnRedisWithoutItsClientFailTheStart() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.lettuce.core"))
			.withPropertyValues("centrifugo.map-broker.type=redis")
			.run((context) -> assertThat(context).getFailure().isInstanceOf(MissingEngineException.class));
	}

	@Test
	void unknownEngineFailsTheStart() {
		this.contextRunner.withPropertyValues("centrifugo.engine.type=tarantool")
			.run((context) -> assertThat(context).hasFailed());
	}

}

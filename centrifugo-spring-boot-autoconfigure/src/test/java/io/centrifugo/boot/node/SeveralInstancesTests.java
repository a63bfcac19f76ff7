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

package io.centrifugo.boot.node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.memory.MemoryBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SeveralInstances}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralInstancesTests {

	private final MockEnvironment environment = new MockEnvironment();

	@ParameterizedTest
	@CsvSource({ "REPLICAS, 2", "REPLICA_COUNT, 10", "CF_INSTANCE_INDEX, 1", "NOMAD_ALLOC_INDEX, 3", "DYNO, web.2" })
	void whenThereAreMoreThenItIsSaid(String name, String value, CapturedOutput output) {
		this.environment.setProperty(name, value);
		SeveralInstances instances = new SeveralInstances(new MemoryBroker(), this.environment);
		assertThat(instances.sign()).isEqualTo(name + "=" + value);
		instances.afterSingletonsInstantiated();
		assertThat(output).contains("one of several instances (" + name + "=" + value + ")", "centrifugo.engine.type");
	}

	@ParameterizedTest
	@CsvSource({ "REPLICAS, 1", "REPLICAS, many", "REPLICA_COUNT, ''", "CF_INSTANCE_INDEX, 0", "NOMAD_ALLOC_INDEX, 0",
			"DYNO, web.1", "DYNO, run.x", "REPLICAS, 99999999999" })
	void whenThereIsOneThenNothingIsSaid(String name, String value, CapturedOutput output) {
		this.environment.setProperty(name, value);
		SeveralInstances instances = new SeveralInstances(new MemoryBroker(), this.environment);
		assertThat(instances.sign()).isNull();
		instances.afterSingletonsInstantiated();
		assertThat(output).doesNotContain("several instances");
	}

	@ParameterizedTest
	@CsvSource({ "chat-1, true", "chat-0, false", "chat-7d9c5b6f4-x2k9q, false", "chat-7d9c5b6f4-12345, false" })
	void podsOfStatefulSetsHaveNumbers(String host, boolean several) {
		this.environment.setProperty("HOSTNAME", host);
		assertThat(new SeveralInstances(new MemoryBroker(), this.environment).sign()).isNull();
		this.environment.setProperty("KUBERNETES_SERVICE_HOST", "10.0.0.1");
		assertThat(new SeveralInstances(new MemoryBroker(), this.environment).sign())
			.isEqualTo(several ? "HOSTNAME=" + host : null);
	}

	@Test
	void otherBrokersMayHaveSeveral() {
		this.environment.setProperty("REPLICAS", "2");
		assertThat(new SeveralInstances(mock(Broker.class), this.environment).sign()).isNull();
		assertThat(new SeveralInstances(null, this.environment).sign()).isNull();
	}

}

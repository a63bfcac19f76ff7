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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryController}.
 */
class MemoryControllerTests {

	private final List<String> received = new ArrayList<>();

	private final MemoryController first = new MemoryController();

	private final MemoryController second = this.first.peer();

	MemoryControllerTests() {
		this.first.start("n1", (command) -> this.received.add("n1")).block();
		this.second.start("n2", (command) -> this.received.add("n2")).block();
	}

	@Test
	void commandWithoutTargetReachesEveryNode() {
		this.first.publish(new byte[] { 1 }, "").block();
		assertThat(this.received).containsExactlyInAnyOrder("n1", "n2");
	}

	@Test
	void commandWithTargetReachesThatNode() {
		this.first.publish(new byte[] { 1 }, "n2").block();
		this.first.publish(new byte[] { 1 }, "n3").block();
		assertThat(this.received).containsExactly("n2");
	}

	@Test
	void stoppedControllerHearsNothing() {
		this.second.stop().block();
		this.first.publish(new byte[] { 1 }, "").block();
		assertThat(this.received).containsExactly("n1");
	}

}

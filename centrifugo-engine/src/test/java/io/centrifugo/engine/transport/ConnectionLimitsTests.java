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

package io.centrifugo.engine.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionLimitsTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);

	private final AtomicInteger connections = new AtomicInteger();

	@Test
	void withoutLimitsEverybodyIsAdmitted() {
		assertThat(ConnectionLimits.NONE.admit()).isTrue();
	}

	@Test
	void refusesAtTheLimit() {
		ConnectionLimits limits = new ConnectionLimits(2, 0, this.connections::get);
		this.connections.set(1);
		assertThat(limits.admit()).isTrue();
		this.connections.set(2);
		assertThat(limits.admit()).isFalse();
	}

	@Test
	void refillsAtTheRate() {
		ConnectionLimits limits = new ConnectionLimits(0, 3, this.connections::get, this.now::get);
		assertThat(admitted(limits)).isEqualTo(3);
		this.now.addAndGet(TimeUnit.MILLISECONDS.toNanos(334));
		assertThat(admitted(limits)).isEqualTo(1);
		this.now.addAndGet(TimeUnit.HOURS.toNanos(1));
		assertThat(admitted(limits)).isEqualTo(3);
	}

	private static int admitted(ConnectionLimits limits) {
		int admitted = 0;
		for (int i = 0; i < 10; i++) {
			admitted += limits.admit() ? 1 : 0;
		}
		return admitted;
	}

}

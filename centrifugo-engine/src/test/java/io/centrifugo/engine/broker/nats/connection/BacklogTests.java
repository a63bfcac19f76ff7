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

package io.centrifugo.engine.broker.nats.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Backlog}.
 */
class BacklogTests {

	private final Backlog backlog = new Backlog();

	@Test
	void tooMuchIsRefusedUntilSomeHasArrived() {
		assertThat(this.backlog.add(Backlog.LIMIT)).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> this.backlog.add(1));
		this.backlog.arrived(this.backlog.mark());
		assertThat(this.backlog.add(1)).isFalse();
	}

	@Test
	void probeIsAskedForOnce() {
		assertThat(this.backlog.add(10)).isFalse();
		assertThat(this.backlog.add(Backlog.LIMIT / 2)).isTrue();
		assertThat(this.backlog.add(10)).isFalse();
		long mark = this.backlog.mark();
		assertThat(this.backlog.add(10)).isTrue();
		this.backlog.arrived(mark);
		assertThat(this.backlog.add(10)).isFalse();
	}

}

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

package io.centrifugo.engine.broker;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every presence manager does. Channels have new names in each test.
 */
public abstract class PresenceContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final String channel = "room:" + UUID.randomUUID();

	private final ClientInfo first = new ClientInfo("u1", "c1", Payload.of("{\"name\":\"A\"}"), Payload.EMPTY);

	private final ClientInfo second = new ClientInfo("u1", "c2", Payload.EMPTY, Payload.of("{\"x\":1}"));

	private final ClientInfo third = new ClientInfo("u2", "c3");

	protected abstract PresenceManager presence();

	@Test
	void emptyChannelHasNobody() {
		assertThat(presence().presence(this.channel).block(LIMIT)).isEmpty();
		assertThat(presence().stats(this.channel).block(LIMIT)).isEqualTo(new PresenceStats(0, 0));
	}

	@Test
	void clientsAreFoundByTheirId() {
		add(this.first, this.second, this.third);
		assertThat(presence().presence(this.channel).block(LIMIT)).hasSize(3)
			.containsEntry("c1", this.first)
			.containsEntry("c2", this.second)
			.containsEntry("c3", this.third);
		assertThat(presence().stats(this.channel).block(LIMIT)).isEqualTo(new PresenceStats(3, 2));
	}

	@Test
	void renewingCountsOnce() {
		add(this.first, this.first);
		assertThat(presence().stats(this.channel).block(LIMIT)).isEqualTo(new PresenceStats(1, 1));
		remove(this.first);
		assertThat(presence().stats(this.channel).block(LIMIT)).isEqualTo(new PresenceStats(0, 0));
	}

	@Test
	void newInfoReplacesTheOld() {
		add(this.first);
		ClientInfo renewed = new ClientInfo("u1", "c1", Payload.of("{\"name\":\"B\"}"), Payload.EMPTY);
		add(renewed);
		assertThat(presence().presence(this.channel).block(LIMIT)).hasSize(1).containsEntry("c1", renewed);
	}

	@Test
	void userStaysWhileOneConnectionDoes() {
		add(this.first, this.second);
		remove(this.first);
		assertThat(presence().stats(this.channel).block(LIMIT)).isEqualTo(new PresenceStats(1, 1));
		remove(this.second);
		assertThat(presence().stats(this.channel).block(LIMIT)).isEqualTo(new PresenceStats(0, 0));
	}

	@Test
	void removingWhoIsNotThereDoesNothing() {
		add(this.first);
		remove(this.third);
		assertThat(presence().presence(this.channel).block(LIMIT)).containsOnlyKeys("c1");
	}

	private void add(ClientInfo... infos) {
		for (ClientInfo info : infos) {
			presence().add(this.channel, info).block(LIMIT);
		}
	}

	private void remove(ClientInfo info) {
		presence().remove(this.channel, info.client(), info.user()).block(LIMIT);
	}

}

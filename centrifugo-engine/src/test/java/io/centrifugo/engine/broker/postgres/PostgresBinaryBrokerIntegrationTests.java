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

package io.centrifugo.engine.broker.postgres;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.PublishOptions;
import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PostgresBroker} that keeps payloads as bytes and gets notifications.
 */
class PostgresBinaryBrokerIntegrationTests extends PostgresBrokerContract {

	PostgresBinaryBrokerIntegrationTests() {
		super(true, true);
	}

	@Test
	void whatIsNoJsonIsPublished() {
		String channel = channel();
		publish(channel, "no json", PublishOptions.withHistory(FIVE));
		await().atMost(LIMIT).until(() -> !this.events.of(channel).isEmpty());
		assertThat(this.events.of(channel)).extracting(RecordedEvents.Event::text).containsExactly("no json");
	}

	@Test
	void emptyDataIsPublished() {
		String channel = channel();
		this.broker.publish(channel, Payload.EMPTY, PublishOptions.withHistory(FIVE)).block(LIMIT);
		await().atMost(LIMIT).until(() -> !this.events.of(channel).isEmpty());
		List<RecordedEvents.Event> received = this.events.of(channel);
		assertThat(received.get(0).published().data()).isEqualTo(Payload.EMPTY);
	}

}

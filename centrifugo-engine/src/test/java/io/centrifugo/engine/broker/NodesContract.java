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
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.testkit.ClusterClient;
import io.centrifugo.engine.testkit.ClusterMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What one of two nodes can do to the connections of the other, whatever joins them.
 */
public abstract class NodesContract {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	protected abstract ClusterMember first();

	protected abstract ClusterMember second();

	@Test
	protected void connectionsOfTheOtherNodeAreClosed() {
		ClusterClient client = first().connect("to-close");
		second().node()
			.disconnect(SessionSelector.user("to-close"), Set.of(), Disconnect.FORCE_NO_RECONNECT)
			.block(LIMIT);
		await().atMost(LIMIT).until(() -> client.disconnect() != null);
		assertThat(client.disconnect()).isEqualTo(Disconnect.FORCE_NO_RECONNECT);
	}

	@Test
	protected void connectionsOfTheOtherNodeAreUnsubscribed() {
		ClusterClient client = first().connect("to-unsubscribe");
		client.subscribe(2, "unsubscribing");
		second().node()
			.unsubscribe(SessionSelector.user("to-unsubscribe"), "unsubscribing", Unsubscribe.SERVER)
			.block(LIMIT);
		await().atMost(LIMIT).until(() -> client.pushes("\"unsubscribe\"", "unsubscribing") > 0);
	}

	@Test
	protected void controlMessagesOfOneNodeKeepTheirOrder() {
		ClusterClient client = first().connect("ordered");
		client.subscribe(2, "flapping");
		for (int i = 0; i < 50; i++) {
			second().node()
				.unsubscribe(SessionSelector.user("ordered"), "flapping", new Unsubscribe(2000, "n" + i))
				.block(LIMIT);
		}
		await().atMost(LIMIT).until(() -> client.pushes("\"unsubscribe\"", "\"n49\"") > 0);
		assertThat(client.received().stream().filter((line) -> line.contains("\"reason\":\"n")).toList())
			.extracting((line) -> line.replaceAll(".*\"reason\":\"n(\\d+)\".*", "$1"))
			.containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(String::valueOf).toList());
	}

}

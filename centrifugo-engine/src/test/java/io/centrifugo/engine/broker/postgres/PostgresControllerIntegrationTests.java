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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.broker.postgres.database.Database;
import io.centrifugo.engine.broker.postgres.database.OutboxOptions;
import io.centrifugo.engine.broker.postgres.database.StorageOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link PostgresController}.
 */
class PostgresControllerIntegrationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static PostgresProcess server;

	private static Database database;

	@BeforeAll
	static void start() {
		server = new PostgresProcess();
		database = server.database();
	}

	@AfterAll
	static void stop() {
		database.close().block(LIMIT);
		server.close();
	}

	@Test
	void commandsReachThoseTheyAreFor() {
		PostgresController first = new PostgresController(database, StorageOptions.CONTROLLER_DEFAULTS);
		PostgresController second = new PostgresController(database, StorageOptions.CONTROLLER_DEFAULTS
			.withOutbox(OutboxOptions.CONTROLLER_DEFAULTS.withNotifications(true)));
		List<Byte> atFirst = new CopyOnWriteArrayList<>();
		List<Byte> atSecond = new CopyOnWriteArrayList<>();
		first.start("n1", (command) -> atFirst.add(command[0])).block(LIMIT);
		second.start("n2", (command) -> atSecond.add(command[0])).block(LIMIT);
		first.publish(new byte[] { 1 }, "").block(LIMIT);
		first.publish(new byte[] { 2 }, "n2").block(LIMIT);
		second.publish(new byte[] { 3 }, "n1").block(LIMIT);
		first.publish(new byte[] { 4 }, "").block(LIMIT);
		await().atMost(LIMIT).until(() -> atFirst.contains((byte) 4) && atSecond.contains((byte) 4));
		assertThat(atFirst).containsExactly((byte) 1, (byte) 3, (byte) 4);
		assertThat(atSecond).containsExactly((byte) 1, (byte) 2, (byte) 4);
		assertThat(first.check().block(LIMIT)).allSatisfy((part, text) -> assertThat(text).isEmpty());
		first.stop().block(LIMIT);
		second.stop().block(LIMIT);
	}

	@Test
	void shardsSpreadCommands() {
		StorageOptions options = StorageOptions.CONTROLLER_DEFAULTS.withTablePrefix("many")
			.withOutbox(OutboxOptions.CONTROLLER_DEFAULTS.withShards(4));
		PostgresController controller = new PostgresController(database, options);
		List<Byte> received = new CopyOnWriteArrayList<>();
		controller.start("n1", (command) -> received.add(command[0])).block(LIMIT);
		IntStream.range(0, 40)
			.forEach((i) -> controller.publish(new byte[] { (byte) i }, (i % 2 == 0) ? "" : "n1").block(LIMIT));
		await().atMost(LIMIT).until(() -> received.size() >= 40);
		assertThat(received).doesNotHaveDuplicates().hasSize(40);
		controller.stop().block(LIMIT);
	}

}

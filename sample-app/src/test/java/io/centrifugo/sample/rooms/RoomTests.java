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

package io.centrifugo.sample.rooms;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Room}.
 */
class RoomTests {

	private static final Player HOST = new Player("1", "Amber Fox");

	private static final Player GUEST = new Player("2", "Blue Heron");

	private final Room waiting = Room.open("abc", HOST);

	private final Room playing = this.waiting.sit(GUEST);

	@Test
	void playersMoveInTurn() {
		Room room = this.playing.drop("1", 3).drop("2", 3);
		assertThat(room.moves()).isEqualTo("33");
		assertThat(room.version()).isEqualTo(4);
		assertThat(room.status()).isEqualTo(Room.Status.PLAYING);
	}

	@Test
	void strangersAndPlayersOutOfTurnAreRefused() {
		assertThatExceptionOfType(IllegalMoveException.class).isThrownBy(() -> this.playing.drop("2", 0));
		assertThatExceptionOfType(IllegalMoveException.class).isThrownBy(() -> this.playing.drop("3", 0));
		assertThatExceptionOfType(IllegalMoveException.class).isThrownBy(() -> this.waiting.drop("1", 0));
		assertThatExceptionOfType(IllegalMoveException.class).isThrownBy(() -> this.playing.again("1"));
	}

	@Test
	void aSeatIsTakenOnce() {
		assertThatExceptionOfType(IllegalMoveException.class).isThrownBy(() -> this.waiting.sit(HOST));
		assertThatExceptionOfType(IllegalMoveException.class)
			.isThrownBy(() -> this.playing.sit(new Player("3", "Cedar Owl")));
	}

	@Test
	void theOtherPlayerBeginsTheNextGame() {
		Room won = this.playing;
		for (int column : new int[] { 0, 1, 0, 1, 0, 1, 0 }) {
			won = won.drop((won.turn() == 0) ? "1" : "2", column);
		}
		assertThat(won.status()).isEqualTo(Room.Status.WON);
		assertThat(won.winner()).isZero();
		Room again = won.again("2");
		assertThat(again.turn()).isEqualTo(1);
		assertThat(again.moves()).isEmpty();
	}

	@Test
	void whatThePageShowsIsWrittenAndNotRead() {
		JsonMapper mapper = JsonMapper.builder().build();
		String json = mapper.writeValueAsString(this.playing);
		assertThat(json).contains("\"status\":\"playing\"", "\"turn\":0", "\"winner\":-1", "\"line\":[]");
		assertThat(mapper.readValue(json, Room.class)).isEqualTo(this.playing);
	}

}

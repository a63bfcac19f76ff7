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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FourInARow}.
 */
class FourInARowTests {

	@Test
	void seatsTakeTurns() {
		assertThat(new FourInARow(0, "").turn()).isZero();
		assertThat(new FourInARow(0, "3").turn()).isEqualTo(1);
		assertThat(new FourInARow(1, "").turn()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0101010, 0", "0, 0112233, -1", "0, 0011223, 0", "1, 0011223, 1", "0, 01122323363, 0",
			"0, 65544343303, 0" })
	void fourInARowWin(int first, String moves, int winner) {
		assertThat(new FourInARow(first, moves).winner()).isEqualTo(winner);
	}

	@Test
	void winnerComesWithTheLine() {
		FourInARow game = new FourInARow(0, "0011223");
		assertThat(game.isOver()).isTrue();
		assertThat(game.turn()).isEqualTo(FourInARow.NOBODY);
		assertThat(game.line()).containsExactlyInAnyOrder(new FourInARow.Cell(0, 0), new FourInARow.Cell(1, 0),
				new FourInARow.Cell(2, 0), new FourInARow.Cell(3, 0));
	}

	@ParameterizedTest
	@CsvSource({ "'', 7, there is no such column", "'', -1, there is no such column", "333333, 3, this column is full",
			"0101010, 3, the game is over" })
	void forbiddenMovesAreRefused(String moves, int column, String message) {
		FourInARow game = new FourInARow(0, moves);
		assertThatExceptionOfType(IllegalMoveException.class).isThrownBy(() -> game.drop(column)).withMessage(message);
	}

	@Test
	void fullBoardWithoutFourIsADraw() {
		FourInARow game = new FourInARow(0, "436014551150160155104632660465204242223333");
		assertThat(game.isOver()).isTrue();
		assertThat(game.winner()).isEqualTo(FourInARow.NOBODY);
		assertThat(game.line()).isEmpty();
	}

}

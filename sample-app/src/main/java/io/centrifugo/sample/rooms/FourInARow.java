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

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the game: seven columns of six, and four in a row win. A position is known
 * by who began and the columns played since.
 */
final class FourInARow {

	static final int NOBODY = -1;

	static final int COLUMNS = 7;

	static final int ROWS = 6;

	private static final int[][] DIRECTIONS = { { 1, 0 }, { 0, 1 }, { 1, 1 }, { 1, -1 } };

	private final int[][] board = new int[COLUMNS][ROWS];

	private final int[] heights = new int[COLUMNS];

	private final int first;

	private int played;

	private int winner = NOBODY;

	private List<Cell> line = List.of();

	/**
	 * Replay a game.
	 * @param first the seat that began, 0 or 1
	 * @param moves columns as digits, from 0
	 */
	FourInARow(int first, String moves) {
		this.first = first;
		moves.chars().forEach((move) -> drop(move - '0'));
	}

	/**
	 * Drop a disc of the seat whose turn it is.
	 * @param column from 0
	 */
	void drop(int column) {
		if (isOver()) {
			throw new IllegalMoveException("the game is over");
		}
		if (column < 0 || column >= COLUMNS) {
			throw new IllegalMoveException("there is no such column");
		}
		if (this.heights[column] == ROWS) {
			throw new IllegalMoveException("this column is full");
		}
		int seat = turn();
		int row = this.heights[column]++;
		this.board[column][row] = seat + 1;
		this.played++;
		lookForFour(seat, column, row);
	}

	int turn() {
		return isOver() ? NOBODY : (this.played + this.first) % 2;
	}

	int winner() {
		return this.winner;
	}

	List<Cell> line() {
		return this.line;
	}

	boolean isOver() {
		return this.winner != NOBODY || this.played == COLUMNS * ROWS;
	}

	private void lookForFour(int seat, int column, int row) {
		for (int[] direction : DIRECTIONS) {
			List<Cell> cells = new ArrayList<>(List.of(new Cell(column, row)));
			follow(cells, direction[0], direction[1]);
			follow(cells, -direction[0], -direction[1]);
			if (cells.size() >= 4) {
				this.winner = seat;
				this.line = List.copyOf(cells);
			}
		}
	}

	/**
	 * Add the neighbours of the first cell in one direction while they are of its seat.
	 */
	private void follow(List<Cell> cells, int right, int up) {
		Cell start = cells.get(0);
		Cell next = new Cell(start.column() + right, start.row() + up);
		while (isOnBoard(next) && at(next) == at(start)) {
			cells.add(next);
			next = new Cell(next.column() + right, next.row() + up);
		}
	}

	private int at(Cell cell) {
		return this.board[cell.column()][cell.row()];
	}

	private static boolean isOnBoard(Cell cell) {
		return cell.column() >= 0 && cell.column() < COLUMNS && cell.row() >= 0 && cell.row() < ROWS;
	}

	/**
	 * A place on the board.
	 *
	 * @param column from 0
	 * @param row from 0, counted from the bottom
	 */
	record Cell(int column, int row) {
	}

}

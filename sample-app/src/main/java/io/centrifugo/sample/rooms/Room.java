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

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * State of a room, as it is published into the room's channel. Each change makes a new
 * one.
 *
 * @param id last part of the channel's name
 * @param title name that visitors see
 * @param version grows by one with each change
 * @param host player on the first seat
 * @param guest player on the second seat, once there is one
 * @param first seat that began this game
 * @param moves columns played so far, as digits
 */
record Room(String id, String title, long version, Player host, @Nullable Player guest, int first, String moves) {

	static Room open(String id, Player host) {
		return new Room(id, host.name() + "’s room", 1, host, null, 0, "");
	}

	Room sit(Player player) {
		if (this.guest != null || player.user().equals(this.host.user())) {
			throw new IllegalMoveException("this seat is taken");
		}
		return next(player, this.first, this.moves);
	}

	Room drop(String user, int column) {
		if (this.guest == null) {
			throw new IllegalMoveException("there is no second player yet");
		}
		FourInARow game = game();
		if (!game.isOver() && seatOf(user) != game.turn()) {
			throw new IllegalMoveException("it is not your turn");
		}
		game.drop(column);
		return next(this.guest, this.first, this.moves + column);
	}

	Room again(String user) {
		if (seatOf(user) == FourInARow.NOBODY || !game().isOver()) {
			throw new IllegalMoveException("this game is not over");
		}
		return next(this.guest, 1 - this.first, "");
	}

	private Room next(@Nullable Player guest, int first, String moves) {
		return new Room(this.id, this.title, this.version + 1, this.host, guest, first, moves);
	}

	private int seatOf(String user) {
		if (user.equals(this.host.user())) {
			return 0;
		}
		return (this.guest != null && user.equals(this.guest.user())) ? 1 : FourInARow.NOBODY;
	}

	private FourInARow game() {
		return new FourInARow(this.first, this.moves);
	}

	/* What follows is for the page: it can be told from the rest. */

	@JsonProperty
	List<@Nullable Player> players() {
		return Arrays.asList(this.host, this.guest);
	}

	@JsonProperty
	Status status() {
		FourInARow game = game();
		if (this.guest == null) {
			return Status.WAITING;
		}
		if (!game.isOver()) {
			return Status.PLAYING;
		}
		return (game.winner() != FourInARow.NOBODY) ? Status.WON : Status.DRAWN;
	}

	@JsonProperty
	int turn() {
		return game().turn();
	}

	@JsonProperty
	int winner() {
		return game().winner();
	}

	@JsonProperty
	List<FourInARow.Cell> line() {
		return game().line();
	}

	/**
	 * How far a room has got.
	 */
	enum Status {

		@JsonProperty("waiting")
		WAITING,

		@JsonProperty("playing")
		PLAYING,

		@JsonProperty("won")
		WON,

		@JsonProperty("drawn")
		DRAWN

	}

}

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

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import io.centrifugo.sample.DemoConfiguration;

/**
 * The rooms there are. Only so many: the one that nobody has touched for longest makes
 * room for a new one.
 */
@Component
@Profile(DemoConfiguration.PROFILE)
class Rooms {

	private static final int MOST_ROOMS = 24;

	private final SecureRandom random = new SecureRandom();

	/** The longest untouched first. */
	private final Map<String, Room> rooms = new LinkedHashMap<>(16, 0.75f, true);

	synchronized Room open(Player host) {
		byte[] id = new byte[4];
		this.random.nextBytes(id);
		Room room = Room.open(HexFormat.of().formatHex(id), host);
		this.rooms.put(room.id(), room);
		if (this.rooms.size() > MOST_ROOMS) {
			this.rooms.remove(this.rooms.keySet().iterator().next());
		}
		return room;
	}

	synchronized boolean contains(String id) {
		return this.rooms.containsKey(id);
	}

	/**
	 * Change a room by a player's action.
	 * @return the new state, {@code null} if there is no such room
	 * @throws IllegalMoveException if the rules forbid it; the room is then as it was
	 */
	synchronized @Nullable Room change(String id, UnaryOperator<Room> action) {
		Room room = this.rooms.get(id);
		if (room == null) {
			return null;
		}
		Room changed = action.apply(room);
		this.rooms.put(id, changed);
		return changed;
	}

	/** The newest first. */
	synchronized List<RoomSummary> summaries() {
		List<RoomSummary> summaries = new ArrayList<>();
		this.rooms.values().forEach((room) -> summaries.add(0, RoomSummary.of(room)));
		return summaries;
	}

}

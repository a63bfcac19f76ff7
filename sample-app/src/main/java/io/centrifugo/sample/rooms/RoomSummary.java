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

import org.jspecify.annotations.Nullable;

/**
 * A room as the lobby lists it.
 *
 * @param id last part of the channel's name
 * @param title name that visitors see
 * @param status how far it has got
 * @param players names on the two seats
 */
record RoomSummary(String id, String title, Room.Status status, List<@Nullable String> players) {

	static RoomSummary of(Room room) {
		Player guest = room.guest();
		return new RoomSummary(room.id(), room.title(), room.status(),
				Arrays.asList(room.host().name(), (guest != null) ? guest.name() : null));
	}

}

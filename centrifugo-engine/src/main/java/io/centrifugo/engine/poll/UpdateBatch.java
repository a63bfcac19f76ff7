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

package io.centrifugo.engine.poll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.hub.BroadcastPublication;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;

/**
 * What one answer brings, collected for each tracker.
 */
final class UpdateBatch {

	private static final Logger logger = LoggerFactory.getLogger(UpdateBatch.class);

	private final String channel;

	private final Map<KeyTracker, List<KeyUpdate>> updates = new LinkedHashMap<>();

	UpdateBatch(String channel) {
		this.channel = channel;
	}

	void add(SharedPollAnswer.Item item, PolledKey key, long previousVersion) {
		Publication publication = Publication.builder(item.data())
			.map(new MapEntryChange(item.key(), false, 0))
			.version(key.version())
			.build();
		Publication base = item.previousData().isEmpty() ? null : Publication.of(item.previousData());
		add(publication, base, key.trackers(), key.version(), previousVersion);
	}

	void addRemoval(String key, Set<KeyTracker> trackers) {
		Publication removal = Publication.builder(Payload.EMPTY).map(new MapEntryChange(key, true, 0)).build();
		add(removal, null, trackers, 0, 0);
	}

	private void add(Publication publication, @Nullable Publication base, Set<KeyTracker> trackers, long version,
			long previousVersion) {
		if (trackers.isEmpty()) {
			return;
		}
		BroadcastPublication shared = BroadcastPublication.of(this.channel, publication, base, trackers.size());
		KeyUpdate update = new KeyUpdate(shared, version, previousVersion);
		trackers.forEach((tracker) -> this.updates.computeIfAbsent(tracker, (key) -> new ArrayList<>()).add(update));
	}

	void deliver() {
		this.updates.forEach((tracker, ofTracker) -> {
			if (!onLoop(tracker, () -> tracker.onUpdates(ofTracker))) {
				ofTracker.forEach(KeyUpdate::release);
			}
		});
	}

	/**
	 * Do something on a tracker's loop.
	 * @return whether it will be done
	 */
	static boolean onLoop(KeyTracker tracker, Runnable task) {
		try {
			tracker.loop().execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Event loop is shut down, nobody tracks keys there");
			return false;
		}
	}

}

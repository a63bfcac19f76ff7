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

package io.centrifugo.engine.protocol.schema;

import java.util.ArrayList;
import java.util.List;

import io.centrifugo.engine.protocol.command.SubRefreshRequest;
import io.centrifugo.engine.protocol.command.TrackBatch;
import io.centrifugo.engine.protocol.command.TrackBatch.KeyedItem;

/**
 * Formats of a subscription refresh and the tracked keys inside it.
 */
final class SubRefreshRequests {

	static final MessageFormat<SubRefreshRequest> FORMAT = new MessageFormat<>(SubRefreshRequests::request)
		.with(1, FieldName.CHANNEL)
		.with(2, FieldName.TOKEN)
		.with(3, FieldName.TYPE)
		.with(4, FieldName.TRACK)
		.with(5, FieldName.UNTRACK);

	private static final MessageFormat<TrackBatch> BATCH = new MessageFormat<>(SubRefreshRequests::batch)
		.with(1, FieldName.SIGNATURE)
		.with(2, FieldName.ITEMS);

	private static final MessageFormat<KeyedItem> ITEM = new MessageFormat<>(SubRefreshRequests::item)
		.with(1, FieldName.KEY)
		.with(2, FieldName.VERSION);

	private SubRefreshRequests() {
	}

	private static SubRefreshRequest request(FieldReader in) {
		String channel = "";
		String token = "";
		int operation = 0;
		List<TrackBatch> track = new ArrayList<>();
		List<String> untrack = new ArrayList<>();
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case CHANNEL -> channel = in.string();
				case TOKEN -> token = in.string();
				case TYPE -> operation = in.int32();
				case TRACK -> in.messages(track, BATCH);
				default -> in.strings(untrack);
			}
		}
		return new SubRefreshRequest(channel, token, operation, track, untrack);
	}

	private static TrackBatch batch(FieldReader in) {
		String signature = "";
		List<KeyedItem> items = new ArrayList<>();
		for (FieldName name = in.next(); name != null; name = in.next()) {
			if (name == FieldName.SIGNATURE) {
				signature = in.string();
			}
			else {
				in.messages(items, ITEM);
			}
		}
		return new TrackBatch(signature, items);
	}

	private static KeyedItem item(FieldReader in) {
		String key = "";
		long version = 0;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			if (name == FieldName.KEY) {
				key = in.string();
			}
			else {
				version = in.uint64();
			}
		}
		return new KeyedItem(key, version);
	}

}

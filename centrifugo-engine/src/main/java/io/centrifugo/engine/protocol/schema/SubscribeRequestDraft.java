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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.FilterNode;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.command.SubscribeRequest.MapPage;

/**
 * Subscribe request while its fields come in.
 */
final class SubscribeRequestDraft {

	static final MessageFormat<SubscribeRequest> FORMAT = new MessageFormat<>(SubscribeRequestDraft::decode)
		.with(1, FieldName.CHANNEL)
		.with(2, FieldName.TOKEN)
		.with(3, FieldName.RECOVER)
		.with(6, FieldName.EPOCH)
		.with(7, FieldName.OFFSET)
		.with(8, FieldName.DATA)
		.with(9, FieldName.POSITIONED)
		.with(10, FieldName.RECOVERABLE)
		.with(11, FieldName.JOIN_LEAVE)
		.with(12, FieldName.DELTA)
		.with(13, FieldName.TF)
		.with(14, FieldName.FLAG)
		.with(15, FieldName.TYPE)
		.with(16, FieldName.PHASE)
		.with(17, FieldName.CURSOR)
		.with(18, FieldName.LIMIT)
		.with(19, FieldName.ASC);

	private static final MessageFormat<FilterNode> FILTER = new MessageFormat<>(SubscribeRequestDraft::filter)
		.with(1, FieldName.OP)
		.with(2, FieldName.KEY)
		.with(3, FieldName.CMP)
		.with(4, FieldName.VAL)
		.with(5, FieldName.VALS)
		.with(6, FieldName.NODES);

	private String channel = "";

	private String token = "";

	private boolean recover;

	private String epoch = "";

	private long offset;

	private Payload data = Payload.EMPTY;

	private boolean positioned;

	private boolean recoverable;

	private boolean joinLeave;

	private String delta = "";

	private @Nullable FilterNode tagsFilter;

	private long flag;

	private int type;

	private int phase;

	private String cursor = "";

	private int limit;

	private boolean ascending;

	private SubscribeRequestDraft() {
	}

	private static SubscribeRequest decode(FieldReader in) {
		SubscribeRequestDraft draft = new SubscribeRequestDraft();
		for (FieldName name = in.next(); name != null; name = in.next()) {
			draft.take(name, in);
		}
		return draft.build();
	}

	private void take(FieldName name, FieldReader in) {
		switch (name) {
			case CHANNEL -> this.channel = in.string();
			case TOKEN -> this.token = in.string();
			case RECOVER -> this.recover = in.bool();
			case EPOCH -> this.epoch = in.string();
			case OFFSET -> this.offset = in.uint64();
			case DATA -> this.data = in.payload();
			case POSITIONED -> this.positioned = in.bool();
			case RECOVERABLE -> this.recoverable = in.bool();
			case JOIN_LEAVE -> this.joinLeave = in.bool();
			case DELTA -> this.delta = in.string();
			case TF -> this.tagsFilter = in.message(FILTER);
			case FLAG -> this.flag = in.int64();
			case TYPE -> this.type = in.int32();
			case PHASE -> this.phase = in.int32();
			case CURSOR -> this.cursor = in.string();
			case LIMIT -> this.limit = in.int32();
			default -> this.ascending = in.bool();
		}
	}

	private SubscribeRequest build() {
		boolean stream = this.type == 0 && this.phase == 0 && this.limit == 0 && !this.ascending
				&& this.cursor.isEmpty();
		MapPage map = (stream) ? MapPage.NONE
				: new MapPage(this.type, this.phase, this.cursor, this.limit, this.ascending);
		return new SubscribeRequest(this.channel, this.token, this.recover, this.epoch, this.offset, this.data,
				this.positioned, this.recoverable, this.joinLeave, this.delta, this.tagsFilter, this.flag, map);
	}

	private static FilterNode filter(FieldReader in) {
		String op = "";
		String key = "";
		String cmp = "";
		String val = "";
		List<String> vals = new ArrayList<>();
		List<FilterNode> nodes = new ArrayList<>();
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case OP -> op = in.string();
				case KEY -> key = in.string();
				case CMP -> cmp = in.string();
				case VAL -> val = in.string();
				case VALS -> in.strings(vals);
				default -> in.messages(nodes, FILTER);
			}
		}
		return new FilterNode(op, key, cmp, val, vals, nodes);
	}

}

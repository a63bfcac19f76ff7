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

import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.reply.ConnectResult;
import io.centrifugo.engine.protocol.reply.HistoryResult;
import io.centrifugo.engine.protocol.reply.PresenceResult;
import io.centrifugo.engine.protocol.reply.PresenceStatsResult;
import io.centrifugo.engine.protocol.reply.RefreshResult;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.protocol.reply.Result;
import io.centrifugo.engine.protocol.reply.RpcResult;
import io.centrifugo.engine.protocol.reply.SubRefreshResult;
import io.centrifugo.engine.protocol.reply.SubscribeResult;

/**
 * Fields of replies and results.
 *
 * @since 0.1.0
 */
public final class Replies {

	private Replies() {
	}

	/**
	 * Write a reply.
	 * @param reply the reply
	 * @param out where to
	 */
	public static void encode(Reply reply, FieldWriter out) {
		out.uint32(1, FieldName.ID, reply.id());
		ProtocolError error = reply.error();
		if (error != null) {
			out.message(2, FieldName.ERROR, error, Replies::error);
		}
		Result result = reply.result();
		if (result != null) {
			result(result, out);
		}
	}

	private static void error(ProtocolError error, FieldWriter out) {
		out.uint32(1, FieldName.CODE, error.code());
		out.string(2, FieldName.MESSAGE, error.message());
		out.bool(3, FieldName.TEMPORARY, error.temporary());
	}

	private static void result(Result result, FieldWriter out) {
		int field = result.type().field();
		switch (result.type()) {
			case CONNECT -> out.message(field, FieldName.CONNECT, (ConnectResult) result, Replies::connect);
			case SUBSCRIBE -> out.message(field, FieldName.SUBSCRIBE, (SubscribeResult) result, Replies::subscribe);
			case UNSUBSCRIBE -> out.message(field, FieldName.UNSUBSCRIBE, result, Replies::empty);
			case PUBLISH -> out.message(field, FieldName.PUBLISH, result, Replies::empty);
			case PRESENCE -> out.message(field, FieldName.PRESENCE, (PresenceResult) result, Replies::presence);
			case PRESENCE_STATS ->
				out.message(field, FieldName.PRESENCE_STATS, (PresenceStatsResult) result, Replies::presenceStats);
			case HISTORY -> out.message(field, FieldName.HISTORY, (HistoryResult) result, Replies::history);
			case PING -> out.message(field, FieldName.PING, result, Replies::empty);
			case RPC -> out.message(field, FieldName.RPC, (RpcResult) result, Replies::rpc);
			case REFRESH -> out.message(field, FieldName.REFRESH, (RefreshResult) result, Replies::refresh);
			case SUB_REFRESH ->
				out.message(field, FieldName.SUB_REFRESH, (SubRefreshResult) result, Replies::subRefresh);
		}
	}

	private static void connect(ConnectResult result, FieldWriter out) {
		out.string(1, FieldName.CLIENT, result.client());
		out.string(2, FieldName.VERSION, result.version());
		out.bool(3, FieldName.EXPIRES, result.expires());
		out.uint32(4, FieldName.TTL, result.ttl());
		out.payload(5, FieldName.DATA, result.data());
		out.messages(6, FieldName.SUBS, result.subs(), Replies::subscribe);
		out.uint32(7, FieldName.PING, result.ping());
		out.bool(8, FieldName.PONG, result.pong());
		out.string(9, FieldName.SESSION, result.session());
		out.string(10, FieldName.NODE, result.node());
		out.int64(11, FieldName.TIME, result.time());
	}

	static void subscribe(SubscribeResult result, FieldWriter out) {
		out.bool(1, FieldName.EXPIRES, result.expires());
		out.uint32(2, FieldName.TTL, result.ttl());
		out.bool(3, FieldName.RECOVERABLE, result.recoverable());
		out.string(6, FieldName.EPOCH, result.epoch());
		out.messages(7, FieldName.PUBLICATIONS, result.publications(), Publications::encode);
		out.bool(8, FieldName.RECOVERED, result.recovered());
		out.uint64(9, FieldName.OFFSET, result.offset());
		out.bool(10, FieldName.POSITIONED, result.positioned());
		out.payload(11, FieldName.DATA, result.data());
		out.bool(12, FieldName.WAS_RECOVERING, result.wasRecovering());
		out.bool(13, FieldName.DELTA, result.delta());
		out.int64(14, FieldName.ID, result.id());
		map(result.map(), out);
	}

	private static void map(SubscribeResult.MapState map, FieldWriter out) {
		out.int32(15, FieldName.TYPE, map.type());
		out.int32(16, FieldName.PHASE, map.phase());
		out.string(17, FieldName.CURSOR, map.cursor());
		out.messages(18, FieldName.STATE, map.state(), Publications::encode);
		out.uint32(19, FieldName.PUBLISH_DEBOUNCE, map.publishDebounce());
	}

	private static void empty(Result result, FieldWriter out) {
		// Its presence says it all
	}

	private static void presence(PresenceResult result, FieldWriter out) {
		out.always().messages(1, FieldName.PRESENCE, result.presence(), Publications::encode);
	}

	private static void presenceStats(PresenceStatsResult result, FieldWriter out) {
		out.always().uint32(1, FieldName.NUM_CLIENTS, result.clients());
		out.always().uint32(2, FieldName.NUM_USERS, result.users());
	}

	private static void history(HistoryResult result, FieldWriter out) {
		out.always().messages(1, FieldName.PUBLICATIONS, result.publications(), Publications::encode);
		out.always().string(2, FieldName.EPOCH, result.epoch());
		out.always().uint64(3, FieldName.OFFSET, result.offset());
	}

	private static void rpc(RpcResult result, FieldWriter out) {
		out.payload(1, FieldName.DATA, result.data());
	}

	private static void refresh(RefreshResult result, FieldWriter out) {
		out.string(1, FieldName.CLIENT, result.client());
		out.string(2, FieldName.VERSION, result.version());
		out.bool(3, FieldName.EXPIRES, result.expires());
		out.uint32(4, FieldName.TTL, result.ttl());
	}

	private static void subRefresh(SubRefreshResult result, FieldWriter out) {
		out.bool(1, FieldName.EXPIRES, result.expires());
		out.uint32(2, FieldName.TTL, result.ttl());
		out.messages(3, FieldName.ITEMS, result.items(), Publications::encode);
	}

}

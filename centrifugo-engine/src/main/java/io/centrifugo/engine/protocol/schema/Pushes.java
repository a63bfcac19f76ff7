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

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.push.ConnectPush;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.LeavePush;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushBody;
import io.centrifugo.engine.protocol.push.RefreshPush;
import io.centrifugo.engine.protocol.push.SubscribePush;
import io.centrifugo.engine.protocol.push.UnsubscribePush;
import io.centrifugo.engine.protocol.reply.ConnectResult;

/**
 * Fields of pushes.
 *
 * @since 0.1.0
 */
public final class Pushes {

	private Pushes() {
	}

	/**
	 * Write a reply that holds nothing but a push, the form for bidirectional
	 * connections.
	 * @param push the push
	 * @param out where to
	 */
	public static void encodeReply(Push push, FieldWriter out) {
		out.message(4, FieldName.PUSH, push, Pushes::encode);
	}

	/**
	 * Write a bare push.
	 * @param push the push
	 * @param out where to
	 */
	public static void encode(Push push, FieldWriter out) {
		if (push.channelId() != 0) {
			out.int64(1, FieldName.ID, push.channelId());
		}
		else {
			out.string(2, FieldName.CHANNEL, push.channel());
		}
		body(push.body(), out);
	}

	private static void body(PushBody body, FieldWriter out) {
		int field = body.type().field();
		switch (body.type()) {
			case PUBLICATION ->
				out.message(field, FieldName.PUB, ((PublicationPush) body).publication(), Publications::encode);
			case JOIN -> out.message(field, FieldName.JOIN, ((JoinPush) body).info(), Pushes::info);
			case LEAVE -> out.message(field, FieldName.LEAVE, ((LeavePush) body).info(), Pushes::info);
			case UNSUBSCRIBE ->
				out.message(field, FieldName.UNSUBSCRIBE, ((UnsubscribePush) body).unsubscribe(), Pushes::unsubscribe);
			case MESSAGE -> out.message(field, FieldName.MESSAGE, (MessagePush) body, Pushes::message);
			case SUBSCRIBE -> out.message(field, FieldName.SUBSCRIBE, (SubscribePush) body, Pushes::subscribe);
			case CONNECT -> out.message(field, FieldName.CONNECT, ((ConnectPush) body).result(), Pushes::connect);
			case DISCONNECT ->
				out.message(field, FieldName.DISCONNECT, ((DisconnectPush) body).disconnect(), Pushes::disconnect);
			case REFRESH -> out.message(field, FieldName.REFRESH, (RefreshPush) body, Pushes::refresh);
		}
	}

	private static void info(ClientInfo info, FieldWriter out) {
		out.message(1, FieldName.INFO, info, Publications::encode);
	}

	private static void unsubscribe(Unsubscribe unsubscribe, FieldWriter out) {
		out.uint32(2, FieldName.CODE, unsubscribe.code());
		out.string(3, FieldName.REASON, unsubscribe.reason());
	}

	private static void message(MessagePush message, FieldWriter out) {
		out.payload(1, FieldName.DATA, message.data());
	}

	private static void subscribe(SubscribePush subscribe, FieldWriter out) {
		out.bool(1, FieldName.RECOVERABLE, subscribe.recoverable());
		out.string(4, FieldName.EPOCH, subscribe.epoch());
		out.uint64(5, FieldName.OFFSET, subscribe.offset());
		out.bool(6, FieldName.POSITIONED, subscribe.positioned());
		out.payload(7, FieldName.DATA, subscribe.data());
	}

	private static void connect(ConnectResult connect, FieldWriter out) {
		out.string(1, FieldName.CLIENT, connect.client());
		out.string(2, FieldName.VERSION, connect.version());
		out.payload(3, FieldName.DATA, connect.data());
		out.messages(4, FieldName.SUBS, connect.subs(), Replies::subscribe);
		out.bool(5, FieldName.EXPIRES, connect.expires());
		out.uint32(6, FieldName.TTL, connect.ttl());
		out.uint32(7, FieldName.PING, connect.ping());
		out.bool(8, FieldName.PONG, connect.pong());
		out.string(9, FieldName.SESSION, connect.session());
		out.string(10, FieldName.NODE, connect.node());
		out.int64(11, FieldName.TIME, connect.time());
	}

	private static void disconnect(Disconnect disconnect, FieldWriter out) {
		out.uint32(1, FieldName.CODE, disconnect.code());
		out.string(2, FieldName.REASON, disconnect.reason());
	}

	private static void refresh(RefreshPush refresh, FieldWriter out) {
		out.bool(1, FieldName.EXPIRES, refresh.expires());
		out.uint32(2, FieldName.TTL, refresh.ttl());
	}

}

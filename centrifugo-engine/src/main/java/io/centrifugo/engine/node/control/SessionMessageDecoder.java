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

package io.centrifugo.engine.node.control;

import java.util.ArrayList;
import java.util.List;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.protobuf.ProtobufReader;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SubscriptionFlags;

/**
 * Reads the four messages that concern sessions, which name the same things by different
 * field numbers. Used for one message.
 */
final class SessionMessageDecoder {

	private String user = "";

	private String client = "";

	private String session = "";

	private boolean allUsers;

	private boolean labelFilter;

	private String channel = "";

	private int code;

	private String reason = "";

	private long expireAt;

	private Payload info = Payload.EMPTY;

	ControlMessage decode(ControlType type, ProtobufReader in) {
		ControlMessage message = switch (type) {
			case SUBSCRIBE -> subscribe(in);
			case UNSUBSCRIBE -> unsubscribe(in);
			case DISCONNECT -> disconnect(in);
			case REFRESH -> refresh(in);
			default -> throw new IllegalArgumentException("Not a message about sessions");
		};
		return this.labelFilter ? new UnsupportedMessage("label filter") : message;
	}

	private SessionSelector sessions() {
		return new SessionSelector(this.user, this.allUsers, this.client, this.session);
	}

	private void skipLabelFilter(ProtobufReader in) {
		this.labelFilter = true;
		in.skip();
	}

	private SubscribeMessage subscribe(ProtobufReader in) {
		boolean[] flags = new boolean[14];
		Payload data = Payload.EMPTY;
		StreamPosition since = null;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> this.user = in.string();
				case 2 -> this.channel = in.string();
				case 3, 4, 6, 7, 13 -> flags[field] = in.bool();
				case 5 -> this.expireAt = in.int64();
				case 8 -> this.info = Payload.of(in.bytes());
				case 9 -> this.client = in.string();
				case 10 -> data = Payload.of(in.bytes());
				case 11 -> since = position(in);
				case 12 -> this.session = in.string();
				case 15 -> skipLabelFilter(in);
				case 16 -> this.allUsers = in.bool();
				default -> in.skip();
			}
		}
		SubscriptionFlags wanted = new SubscriptionFlags(flags[3], flags[4], flags[13], flags[6], flags[7]);
		return new SubscribeMessage(sessions(),
				new ServerSubscription(this.channel, wanted, this.expireAt, this.info, data, since));
	}

	private static StreamPosition position(ProtobufReader in) {
		int outer = in.enter();
		long offset = 0;
		String epoch = "";
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> offset = in.uint64();
				case 2 -> epoch = in.string();
				default -> in.skip();
			}
		}
		in.leave(outer);
		return new StreamPosition(offset, epoch);
	}

	private UnsubscribeMessage unsubscribe(ProtobufReader in) {
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> this.channel = in.string();
				case 2 -> this.user = in.string();
				case 3 -> this.client = in.string();
				case 4 -> this.session = in.string();
				case 5 -> this.code = in.uint32();
				case 6 -> this.reason = in.string();
				case 7 -> skipLabelFilter(in);
				case 8 -> this.allUsers = in.bool();
				default -> in.skip();
			}
		}
		Unsubscribe unsubscribe = (this.code != 0) ? new Unsubscribe(this.code, this.reason) : Unsubscribe.SERVER;
		return new UnsubscribeMessage(sessions(), this.channel, unsubscribe);
	}

	private DisconnectMessage disconnect(ProtobufReader in) {
		List<String> whitelist = new ArrayList<>();
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> this.user = in.string();
				case 2 -> whitelist.add(in.string());
				case 3 -> this.code = in.uint32();
				case 4 -> this.reason = in.string();
				case 6 -> this.client = in.string();
				case 7 -> this.session = in.string();
				case 8 -> skipLabelFilter(in);
				case 9 -> this.allUsers = in.bool();
				default -> in.skip();
			}
		}
		Disconnect disconnect = (this.code != 0) ? new Disconnect(this.code, this.reason)
				: Disconnect.FORCE_NO_RECONNECT;
		return new DisconnectMessage(sessions(), whitelist, disconnect);
	}

	private RefreshMessage refresh(ProtobufReader in) {
		boolean expired = false;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> this.user = in.string();
				case 2 -> this.client = in.string();
				case 3 -> expired = in.bool();
				case 4 -> this.expireAt = in.int64();
				case 5 -> this.info = Payload.of(in.bytes());
				case 6 -> this.session = in.string();
				case 7 -> skipLabelFilter(in);
				case 8 -> this.allUsers = in.bool();
				default -> in.skip();
			}
		}
		return new RefreshMessage(sessions(), new ConnectionRefresh(expired, this.expireAt, this.info));
	}

}

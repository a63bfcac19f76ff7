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

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.command.HistoryRequest;
import io.centrifugo.engine.protocol.command.PingRequest;
import io.centrifugo.engine.protocol.command.PresenceRequest;
import io.centrifugo.engine.protocol.command.PresenceStatsRequest;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.command.RefreshRequest;
import io.centrifugo.engine.protocol.command.Request;
import io.centrifugo.engine.protocol.command.RequestType;
import io.centrifugo.engine.protocol.command.RpcRequest;
import io.centrifugo.engine.protocol.command.SendRequest;
import io.centrifugo.engine.protocol.command.SubscribeRequest;
import io.centrifugo.engine.protocol.command.UnsubscribeRequest;

/**
 * Formats of what clients send.
 *
 * @since 0.1.0
 */
public final class Commands {

	/** Format of a bare connect request. */
	public static final MessageFormat<ConnectRequest> CONNECT = new MessageFormat<>(Commands::connect)
		.with(1, FieldName.TOKEN)
		.with(2, FieldName.DATA)
		.with(3, FieldName.SUBS)
		.with(4, FieldName.NAME)
		.with(5, FieldName.VERSION)
		.with(6, FieldName.HEADERS)
		.with(7, FieldName.FLAG);

	private static final MessageFormat<StreamPosition> POSITION = new MessageFormat<>(Commands::position)
		.with(1, FieldName.OFFSET)
		.with(2, FieldName.EPOCH);

	private static final Map<FieldName, MessageFormat<? extends Request>> REQUESTS = requests();

	/** Format of a command. */
	public static final MessageFormat<Command> COMMAND = commandFormat();

	private Commands() {
	}

	private static Map<FieldName, MessageFormat<? extends Request>> requests() {
		Map<FieldName, MessageFormat<? extends Request>> formats = new EnumMap<>(FieldName.class);
		formats.put(FieldName.CONNECT, CONNECT);
		formats.put(FieldName.PING, new MessageFormat<>(Commands::ping));
		formats.put(FieldName.SUBSCRIBE, SubscribeRequestDraft.FORMAT);
		formats.put(FieldName.UNSUBSCRIBE, channelFormat(UnsubscribeRequest::new));
		formats.put(FieldName.PUBLISH,
				new MessageFormat<>(Commands::publish).with(1, FieldName.CHANNEL)
					.with(2, FieldName.DATA)
					.with(3, FieldName.TYPE)
					.with(4, FieldName.KEY)
					.with(5, FieldName.REMOVED));
		formats.put(FieldName.PRESENCE, channelFormat(PresenceRequest::new));
		formats.put(FieldName.PRESENCE_STATS, channelFormat(PresenceStatsRequest::new));
		formats.put(FieldName.HISTORY,
				new MessageFormat<>(Commands::history).with(1, FieldName.CHANNEL)
					.with(7, FieldName.LIMIT)
					.with(8, FieldName.SINCE)
					.with(9, FieldName.REVERSE));
		formats.put(FieldName.RPC,
				new MessageFormat<>(Commands::rpc).with(1, FieldName.DATA).with(2, FieldName.METHOD));
		formats.put(FieldName.SEND, new MessageFormat<>(Commands::send).with(1, FieldName.DATA));
		formats.put(FieldName.REFRESH, new MessageFormat<>(Commands::refresh).with(1, FieldName.TOKEN));
		formats.put(FieldName.SUB_REFRESH, SubRefreshRequests.FORMAT);
		return formats;
	}

	private static MessageFormat<Command> commandFormat() {
		MessageFormat<Command> format = new MessageFormat<>(Commands::command).with(1, FieldName.ID);
		for (RequestType type : RequestType.values()) {
			format.with(type.field(), FieldName.valueOf(type.name()));
		}
		return format;
	}

	private static <T> MessageFormat<T> channelFormat(ChannelMessage<T> message) {
		return new MessageFormat<>((in) -> message.create(channel(in))).with(1, FieldName.CHANNEL);
	}

	private static Command command(FieldReader in) {
		int id = 0;
		Request request = null;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			if (name == FieldName.ID) {
				id = in.uint32();
			}
			else {
				request = preferred(request, request(name, in));
			}
		}
		return new Command(id, request);
	}

	private static Request request(FieldName name, FieldReader in) {
		MessageFormat<? extends Request> format = REQUESTS.get(name);
		if (format == null) {
			throw new IllegalStateException("No request is called " + name);
		}
		return in.message(format);
	}

	private static Request preferred(@Nullable Request first, Request second) {
		return (first == null || second.type().compareTo(first.type()) <= 0) ? second : first;
	}

	private static ConnectRequest connect(FieldReader in) {
		String token = "";
		Payload data = Payload.EMPTY;
		Map<String, SubscribeRequest> subs = new HashMap<>();
		String clientName = "";
		String version = "";
		Map<String, String> headers = new HashMap<>();
		long flag = 0;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case TOKEN -> token = in.string();
				case DATA -> data = in.payload();
				case SUBS -> in.messages(subs, SubscribeRequestDraft.FORMAT);
				case NAME -> clientName = in.string();
				case VERSION -> version = in.string();
				case HEADERS -> in.strings(headers);
				default -> flag = in.int64();
			}
		}
		return new ConnectRequest(token, data, subs, clientName, version, headers, flag);
	}

	private static PingRequest ping(FieldReader in) {
		in.next();
		return new PingRequest();
	}

	private static PublishRequest publish(FieldReader in) {
		String channel = "";
		Payload data = Payload.EMPTY;
		int kind = 0;
		String key = "";
		boolean removed = false;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case CHANNEL -> channel = in.string();
				case DATA -> data = in.payload();
				case TYPE -> kind = in.int32();
				case KEY -> key = in.string();
				default -> removed = in.bool();
			}
		}
		return new PublishRequest(channel, data, kind, key, removed);
	}

	private static HistoryRequest history(FieldReader in) {
		String channel = "";
		int limit = 0;
		StreamPosition since = null;
		boolean reverse = false;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case CHANNEL -> channel = in.string();
				case LIMIT -> limit = in.int32();
				case SINCE -> since = in.message(POSITION);
				default -> reverse = in.bool();
			}
		}
		return new HistoryRequest(channel, limit, since, reverse);
	}

	private static StreamPosition position(FieldReader in) {
		long offset = 0;
		String epoch = "";
		for (FieldName name = in.next(); name != null; name = in.next()) {
			if (name == FieldName.OFFSET) {
				offset = in.uint64();
			}
			else {
				epoch = in.string();
			}
		}
		return new StreamPosition(offset, epoch);
	}

	private static RpcRequest rpc(FieldReader in) {
		String method = "";
		Payload data = Payload.EMPTY;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			if (name == FieldName.METHOD) {
				method = in.string();
			}
			else {
				data = in.payload();
			}
		}
		return new RpcRequest(method, data);
	}

	private static SendRequest send(FieldReader in) {
		Payload data = Payload.EMPTY;
		while (in.next() != null) {
			data = in.payload();
		}
		return new SendRequest(data);
	}

	private static RefreshRequest refresh(FieldReader in) {
		String token = "";
		while (in.next() != null) {
			token = in.string();
		}
		return new RefreshRequest(token);
	}

	private static String channel(FieldReader in) {
		String channel = "";
		while (in.next() != null) {
			channel = in.string();
		}
		return channel;
	}

	@FunctionalInterface
	private interface ChannelMessage<T> {

		T create(String channel);

	}

}

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

import java.util.HashMap;
import java.util.Map;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;

/**
 * Publications and client infos, in the form for clients and in the one between servers.
 *
 * @since 0.1.0
 */
public final class Publications {

	/** Format of a client info. */
	public static final MessageFormat<ClientInfo> CLIENT_INFO = new MessageFormat<>(Publications::clientInfo)
		.with(1, FieldName.USER)
		.with(2, FieldName.CLIENT)
		.with(3, FieldName.CONN_INFO)
		.with(4, FieldName.CHAN_INFO);

	/** Format of a publication, either form. */
	public static final MessageFormat<Publication> PUBLICATION = new MessageFormat<>(Publications::publication)
		.with(4, FieldName.DATA)
		.with(5, FieldName.INFO)
		.with(6, FieldName.OFFSET)
		.with(7, FieldName.TAGS)
		.with(8, FieldName.DELTA)
		.with(9, FieldName.TIME)
		.with(10, FieldName.CHANNEL)
		.with(11, FieldName.KEY)
		.with(12, FieldName.REMOVED)
		.with(13, FieldName.SCORE)
		.with(14, FieldName.EPOCH)
		.with(15, FieldName.PREV_DATA)
		.with(16, FieldName.VERSION);

	private Publications() {
	}

	/**
	 * Write a publication for clients, who get neither its time nor the previous data.
	 * @param publication the publication
	 * @param out where to
	 */
	public static void encode(Publication publication, FieldWriter out) {
		encodeContent(publication, out);
		encodeRest(publication, out);
		out.uint64(16, FieldName.VERSION, publication.version());
	}

	/**
	 * Write a publication for other servers, complete.
	 * @param publication the publication
	 * @param out where to
	 */
	public static void encodeForServers(Publication publication, FieldWriter out) {
		encodeContent(publication, out);
		out.int64(9, FieldName.TIME, publication.time());
		encodeRest(publication, out);
		out.payload(15, FieldName.PREV_DATA, publication.previousData());
		out.uint64(16, FieldName.VERSION, publication.version());
	}

	/**
	 * Write a client info.
	 * @param info the info
	 * @param out where to
	 */
	public static void encode(ClientInfo info, FieldWriter out) {
		out.always().string(1, FieldName.USER, info.user());
		out.always().string(2, FieldName.CLIENT, info.client());
		out.payload(3, FieldName.CONN_INFO, info.connectionInfo());
		out.payload(4, FieldName.CHAN_INFO, info.channelInfo());
	}

	private static void encodeContent(Publication publication, FieldWriter out) {
		out.payload(4, FieldName.DATA, publication.data());
		ClientInfo info = publication.info();
		if (info != null) {
			out.message(5, FieldName.INFO, info, Publications::encode);
		}
		out.uint64(6, FieldName.OFFSET, publication.offset());
		out.strings(7, FieldName.TAGS, publication.tags());
		out.bool(8, FieldName.DELTA, publication.delta());
	}

	private static void encodeRest(Publication publication, FieldWriter out) {
		out.string(10, FieldName.CHANNEL, publication.channel());
		MapEntryChange map = publication.map();
		if (map != null) {
			out.string(11, FieldName.KEY, map.key());
			out.bool(12, FieldName.REMOVED, map.removed());
			out.sint64(13, FieldName.SCORE, map.score());
		}
		out.string(14, FieldName.EPOCH, publication.epoch());
	}

	private static ClientInfo clientInfo(FieldReader in) {
		String user = "";
		String client = "";
		Payload connectionInfo = Payload.EMPTY;
		Payload channelInfo = Payload.EMPTY;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case USER -> user = in.string();
				case CLIENT -> client = in.string();
				case CONN_INFO -> connectionInfo = in.payload();
				default -> channelInfo = in.payload();
			}
		}
		return new ClientInfo(user, client, connectionInfo, channelInfo);
	}

	private static Publication publication(FieldReader in) {
		Publication.Builder builder = Publication.builder(Payload.EMPTY);
		Map<String, String> tags = new HashMap<>();
		String key = "";
		boolean removed = false;
		long score = 0;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case TAGS -> in.strings(tags);
				case KEY -> key = in.string();
				case REMOVED -> removed = in.bool();
				case SCORE -> score = in.sint64();
				default -> take(name, in, builder);
			}
		}
		if (!key.isEmpty() || removed || score != 0) {
			builder.map(new MapEntryChange(key, removed, score));
		}
		return builder.tags(tags).build();
	}

	private static void take(FieldName name, FieldReader in, Publication.Builder builder) {
		switch (name) {
			case DATA -> builder.data(in.payload());
			case INFO -> builder.info(in.message(CLIENT_INFO));
			case OFFSET -> builder.offset(in.uint64());
			case DELTA -> builder.delta(in.bool());
			case TIME -> builder.time(in.int64());
			case CHANNEL -> builder.channel(in.string());
			case EPOCH -> builder.epoch(in.string());
			case PREV_DATA -> builder.previousData(in.payload());
			default -> builder.version(in.uint64());
		}
	}

}

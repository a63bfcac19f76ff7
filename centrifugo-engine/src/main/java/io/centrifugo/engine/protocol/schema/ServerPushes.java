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
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.LeavePush;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushBody;
import io.centrifugo.engine.protocol.push.PushType;

/**
 * Pushes as brokers without headers of their own carry them from server to server: a
 * channel and a publication, join or leave.
 *
 * @since 0.1.0
 */
public final class ServerPushes {

	/** Format of such a push; others are refused. */
	public static final MessageFormat<Push> FORMAT = new MessageFormat<>(ServerPushes::decode)
		.with(2, FieldName.CHANNEL)
		.with(PushType.PUBLICATION.field(), FieldName.PUB)
		.with(PushType.JOIN.field(), FieldName.JOIN)
		.with(PushType.LEAVE.field(), FieldName.LEAVE);

	private static final MessageFormat<ClientInfo> PRESENCE_EVENT = new MessageFormat<>(ServerPushes::info).with(1,
			FieldName.INFO);

	private ServerPushes() {
	}

	/**
	 * Write a push, the publication in it complete.
	 * @param push the push
	 * @param out where to
	 */
	public static void encode(Push push, FieldWriter out) {
		if (push.body() instanceof PublicationPush body) {
			out.string(2, FieldName.CHANNEL, push.channel());
			out.message(PushType.PUBLICATION.field(), FieldName.PUB, body.publication(),
					Publications::encodeForServers);
		}
		else {
			Pushes.encode(push, out);
		}
	}

	private static Push decode(FieldReader in) {
		String channel = "";
		PushBody body = null;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case CHANNEL -> channel = in.string();
				case PUB -> body = new PublicationPush(in.message(Publications.PUBLICATION));
				case JOIN -> body = new JoinPush(in.message(PRESENCE_EVENT));
				default -> body = new LeavePush(in.message(PRESENCE_EVENT));
			}
		}
		if (body == null) {
			throw new MalformedFrameException("Push that servers do not exchange");
		}
		return new Push(channel, body);
	}

	private static ClientInfo info(FieldReader in) {
		ClientInfo info = new ClientInfo("", "");
		while (in.next() != null) {
			info = in.message(Publications.CLIENT_INFO);
		}
		return info;
	}

}

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

package io.centrifugo.engine.session.operation;

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Looks at channel names that clients send.
 */
final class ClientChannels {

	private final ChannelRules rules;

	ClientChannels(ChannelRules rules) {
		this.rules = rules;
	}

	/**
	 * Resolve a name.
	 * @throws io.centrifugo.engine.protocol.CentrifugoException 3501 if it is empty, 102
	 * if its namespace is unknown, 107 if it is not allowed
	 */
	Channel resolve(String name) {
		if (name.isEmpty()) {
			throw Disconnect.BAD_REQUEST.toException();
		}
		Channel channel = this.rules.resolve(name);
		if (!channel.nameAllowed()) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return channel;
	}

}

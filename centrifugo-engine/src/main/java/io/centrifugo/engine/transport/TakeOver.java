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

package io.centrifugo.engine.transport;

import java.util.ArrayList;
import java.util.List;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import reactor.netty.Connection;

/**
 * Makes a channel of Reactor Netty's HTTP server ours once the HTTP part is over.
 */
final class TakeOver {

	private static final String NAME = "centrifugo";

	/** Reactor Netty's own key, which it does not publish. */
	private static final AttributeKey<Connection> CONNECTION = AttributeKey.valueOf("$CONNECTION");

	private TakeOver() {
	}

	/**
	 * Replace every handler but that of TLS. On the channel's loop.
	 * @param channel the channel
	 * @param handler the handler that stays
	 */
	static void run(Channel channel, ChannelHandler handler) {
		ChannelPipeline pipeline = channel.pipeline();
		List<String> names = new ArrayList<>(pipeline.toMap().keySet());
		pipeline.addLast(NAME, handler);
		// Backwards, since decoders that are removed hand on what they have buffered
		for (int i = names.size() - 1; i >= 0; i--) {
			if (!(pipeline.get(names.get(i)) instanceof SslHandler)) {
				pipeline.remove(names.get(i));
			}
		}
		channel.attr(CONNECTION).set(new TakenOverConnection(channel));
		// Reactor Netty reads on demand
		channel.config().setAutoRead(true);
	}

}

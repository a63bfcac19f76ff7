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

import java.util.function.Consumer;

import io.netty.channel.Channel;
import reactor.core.publisher.Mono;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Takes the channel of an HTTP/1.1 exchange of Reactor Netty over once the head of its
 * response is sent. The exchange completes with that, so nothing of the server waits for
 * the connection's end.
 *
 * @since 0.1.0
 */
public final class ExchangeTakeOver {

	private ExchangeTakeOver() {
	}

	/**
	 * Send the head as it is now, then take over.
	 * @param response the response, which must not be sent yet
	 * @param takeOver makes a connection of the channel, on its loop
	 * @return completes when the channel belongs to the connection
	 */
	public static Mono<Void> run(HttpServerResponse response, Consumer<Channel> takeOver) {
		Channel channel = ((ChannelOperations<?, ?>) response).channel();
		return response.sendHeaders().then().then(Mono.fromRunnable(() -> takeOver.accept(channel)));
	}

}

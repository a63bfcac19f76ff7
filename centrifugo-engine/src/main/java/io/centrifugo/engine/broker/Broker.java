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

package io.centrifugo.engine.broker;

import java.time.Duration;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;

/**
 * Streams of publications, shared by all nodes of a cluster. Every method may be called
 * from any thread, does nothing before subscription and never blocks; a {@code Mono}
 * fails within the broker's time-out when the backend is away.
 *
 * @since 0.1.0
 */
public interface Broker extends ChannelSubscriptions {

	/**
	 * Connect and begin to hand events over.
	 * @param events receiver of everything that arrives for subscribed channels
	 * @return completes when the first connection stands
	 */
	Mono<Void> start(BrokerEvents events);

	/**
	 * Release every connection; idempotent.
	 * @return completes when all is closed
	 */
	Mono<Void> stop();

	/**
	 * Publish, and append to history if the options ask for it, as one atomic step:
	 * offsets on the wire have the order of the stream.
	 * @param channel the channel
	 * @param data what to publish
	 * @param options history, tags, idempotency and the rest
	 * @return the position assigned, never empty
	 */
	Mono<PublishResult> publish(String channel, Payload data, PublishOptions options);

	/**
	 * Tell subscribers that a client joined; fire and forget.
	 * @param channel the channel
	 * @param info the client
	 * @return completes when handed to the backend
	 */
	Mono<Void> publishJoin(String channel, ClientInfo info);

	/**
	 * Tell subscribers that a client left; fire and forget.
	 * @param channel the channel
	 * @param info the client
	 * @return completes when handed to the backend
	 */
	Mono<Void> publishLeave(String channel, ClientInfo info);

	/**
	 * Read the stream; creates its position if there is none.
	 * @param channel the channel
	 * @param filter what to read
	 * @param metaTtl lifetime of offset and epoch, renewed by this call
	 * @return publications and top position; fails with error 108 if the broker keeps
	 * none
	 */
	Mono<History> history(String channel, HistoryFilter filter, Duration metaTtl);

	/**
	 * Drop the publications; offset and epoch stay.
	 * @param channel the channel
	 * @return completes when done
	 */
	Mono<Void> removeHistory(String channel);

	/**
	 * Return whether subscribers can never miss a publication without the broker saying
	 * so; position checks are then left out.
	 * @return {@code false} unless the broker promises it
	 */
	default boolean reliableDelivery() {
		return false;
	}

}

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

package io.centrifugo.boot.api;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.api.BroadcastSlot;
import io.centrifugo.engine.api.PublishSettings;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Publishes to the clients of the whole cluster. Data may be any object: it is written as
 * JSON by the application's JSON mapper, texts become JSON strings, {@code null} becomes
 * JSON's. Only {@code byte[]} and {@link io.centrifugo.engine.protocol.Payload} go out as
 * they are: JSON that is ready, or binary data for Protobuf clients.
 * <p>
 * Nothing happens before subscription. Safe from any thread; never blocks. Can be
 * injected into handlers of clients.
 *
 * @since 0.1.0
 */
public interface CentrifugoPublisher {

	/**
	 * Publish data into a channel.
	 * @param channel the channel
	 * @param data the data
	 * @return the position in the stream,
	 * {@link io.centrifugo.engine.protocol.StreamPosition#ZERO} without history; fails
	 * with an {@link io.centrifugo.engine.protocol.ErrorException} whose code is one of
	 * {@link io.centrifugo.engine.api.ApiErrors}
	 */
	default Mono<StreamPosition> publish(String channel, @Nullable Object data) {
		return publish(channel, data, PublishSettings.DEFAULT);
	}

	/**
	 * Publish data into a channel in a special way.
	 * @param channel the channel
	 * @param data the data
	 * @param settings tags, idempotency, version and the like
	 * @return the position in the stream; fails as {@link #publish(String, Object)} does
	 */
	Mono<StreamPosition> publish(String channel, @Nullable Object data, PublishSettings settings);

	/**
	 * Publish the same data into many channels, in parallel.
	 * @param channels the channels
	 * @param data the data
	 * @return for each channel, in their order, a position or an error
	 */
	default Mono<List<BroadcastSlot>> broadcast(Collection<String> channels, @Nullable Object data) {
		return broadcast(channels, data, PublishSettings.DEFAULT);
	}

	/**
	 * Publish the same data into many channels in a special way, in parallel.
	 * @param channels the channels
	 * @param data the data
	 * @param settings tags, idempotency, version and the like
	 * @return for each channel, in their order, a position or an error
	 */
	Mono<List<BroadcastSlot>> broadcast(Collection<String> channels, @Nullable Object data, PublishSettings settings);

}

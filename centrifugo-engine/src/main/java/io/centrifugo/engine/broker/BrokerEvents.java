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

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Receiver of what arrives for subscribed channels. Calls for one channel come in the
 * stream's order and never at the same time; calls for different channels may. Must not
 * block.
 *
 * @since 0.1.0
 */
public interface BrokerEvents {

	/**
	 * Take a publication.
	 * @param channel the channel
	 * @param publication what was published
	 * @param position where in the stream, {@link StreamPosition#ZERO} without history
	 * @param delta whether the publisher wants deltas sent
	 * @param previous the publication before, if the broker knows it and deltas are
	 * wanted
	 */
	void onPublication(String channel, Publication publication, StreamPosition position, boolean delta,
			@Nullable Publication previous);

	/**
	 * Take a join event.
	 * @param channel the channel
	 * @param info the client that joined
	 */
	void onJoin(String channel, ClientInfo info);

	/**
	 * Take a leave event.
	 * @param channel the channel
	 * @param info the client that left
	 */
	void onLeave(String channel, ClientInfo info);

	/**
	 * Learn that publications may have been lost: the connection to the backend broke and
	 * stands again, or a buffer overflowed. Whoever tracks positions in these channels
	 * must compare them with {@link Broker#history} now. Channels without history have
	 * nothing to compare.
	 * @param channels channels that receive again
	 */
	default void onResubscribed(Collection<String> channels) {
	}

}

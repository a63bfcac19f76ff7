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

package io.centrifugo.engine.session.map;

import java.util.List;

import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.reply.SubscribeResult;
import io.centrifugo.engine.session.subscription.DeltaChain;
import io.centrifugo.engine.session.subscription.RecoveryMerge;
import io.centrifugo.engine.session.subscription.StreamRead;

/**
 * What clients are told on the way to a live map subscription. On the loop.
 *
 * @since 0.1.0
 */
public final class MapResults {

	/** The kinds of maps differ for servers only. */
	private static final int TYPE = SubscriptionType.MAP.number();

	private final MapSubscription subscription;

	private final ProtocolType protocol;

	/**
	 * Create.
	 * @param subscription the subscription
	 * @param protocol encoding of the connection
	 */
	public MapResults(MapSubscription subscription, ProtocolType protocol) {
		this.subscription = subscription;
		this.protocol = protocol;
	}

	/**
	 * Give a page of state.
	 * @param entries the entries
	 * @param cursor where the next page starts, empty if this is the last
	 * @return the result
	 */
	public SubscribeResult state(List<Publication> entries, String cursor) {
		SubscribeResult.MapState map = new SubscribeResult.MapState(TYPE, MapPhase.STATE.number(), cursor,
				full(entries), 0);
		return page(this.subscription.revision(), List.of(), map);
	}

	/**
	 * Give a page of changes.
	 * @param changes the changes
	 * @param position where it ends
	 * @return the result
	 */
	public SubscribeResult changes(List<Publication> changes, StreamPosition position) {
		return page(position, full(changes),
				new SubscribeResult.MapState(TYPE, MapPhase.STREAM.number(), "", List.of(), 0));
	}

	private static SubscribeResult page(StreamPosition position, List<Publication> changes,
			SubscribeResult.MapState map) {
		return new SubscribeResult(false, 0, false, position.epoch(), changes, false, position.offset(), false,
				Payload.EMPTY, false, false, 0, map);
	}

	/**
	 * Give the rest, in the same turn as the subscription goes live.
	 * @param read what was read since the client's position
	 * @param entries the last entries of the state
	 * @param recovering whether the client had the state already
	 * @return the result
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3010 if something is
	 * missing
	 */
	public SubscribeResult live(StreamRead read, List<Publication> entries, boolean recovering) {
		RecoveryMerge merge = RecoveryMerge.of(read, this.subscription);
		StreamPosition position = merge.position();
		this.subscription.moveTo(position, true);
		List<Publication> changes = merge.missed(false);
		boolean delta = this.subscription.delta();
		SubscribeResult.MapState map = new SubscribeResult.MapState(TYPE, MapPhase.LIVE.number(), "", full(entries), 0);
		return new SubscribeResult(false, 0, this.subscription.flags().recovery(), position.epoch(),
				delta ? DeltaChain.encode(changes, this.protocol) : changes, recovering, position.offset(), false,
				Payload.EMPTY, recovering, delta, 0, map);
	}

	private List<Publication> full(List<Publication> publications) {
		return this.subscription.delta() ? DeltaChain.encodeFull(publications, this.protocol) : publications;
	}

}

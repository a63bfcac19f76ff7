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

package io.centrifugo.engine.session.subscription;

import java.util.List;

import io.centrifugo.engine.channel.RecoveryMode;
import io.centrifugo.engine.metrics.ClientMetrics;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.reply.SubscribeResult;

/**
 * A stream subscription that has all it needs to go live.
 *
 * @since 0.1.0
 */
public final class StreamStart {

	private final StreamSubscription subscription;

	private final RecoveryRequest request;

	private final StreamRead read;

	private final ClientMetrics metrics;

	StreamStart(StreamSubscription subscription, RecoveryRequest request, StreamRead read, ClientMetrics metrics) {
		this.subscription = subscription;
		this.request = request;
		this.read = read;
		this.metrics = metrics;
	}

	public StreamSubscription subscription() {
		return this.subscription;
	}

	/**
	 * Join what was read with what arrived, and set the position. On the loop, in the
	 * same turn as the reply is written and the subscription goes live.
	 * @param protocol encoding of the connection
	 * @param data custom data of the reply
	 * @param ttl seconds until the client must refresh, 0 if it need not
	 * @return the result to send
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3010 if something is
	 * missing
	 */
	public SubscribeResult complete(ProtocolType protocol, Payload data, int ttl) {
		if (!this.subscription.flags().positioned()) {
			boolean delta = this.subscription.delta();
			return new SubscribeResult(ttl > 0, ttl, false, "", List.of(), false, 0, false, data,
					this.request.recover(), delta, 0, SubscribeResult.MapState.NONE);
		}
		RecoveryMerge merge = RecoveryMerge.of(this.read, this.subscription.buffer());
		StreamPosition position = merge.position();
		this.subscription.moveTo(position, merge.hasBase());
		List<Publication> missed = missed(merge, protocol);
		long offset = merge.recovered() ? this.request.since().offset() : position.offset();
		return new SubscribeResult(ttl > 0, ttl, this.subscription.flags().recovery(), position.epoch(), missed,
				merge.recovered(), offset, true, data, this.request.recover() || merge.attempted(),
				this.subscription.delta(), 0, SubscribeResult.MapState.NONE);
	}

	private List<Publication> missed(RecoveryMerge merge, ProtocolType protocol) {
		boolean cache = this.subscription.options().recovery().mode() == RecoveryMode.CACHE;
		List<Publication> missed = merge.missed(cache && !this.subscription.delta());
		if (merge.attempted()) {
			this.metrics.recover(merge.recovered(), missed.size());
		}
		return this.subscription.delta() ? DeltaChain.encode(missed, protocol) : missed;
	}

}

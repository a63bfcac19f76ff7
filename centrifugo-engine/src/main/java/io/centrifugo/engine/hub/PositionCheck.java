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

package io.centrifugo.engine.hub;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * Demand on every subscriber of a channel to check its position. Goes through the queue
 * so that what arrived before is counted in.
 */
final class PositionCheck extends Broadcast {

	private static final int WEIGHT = 64;

	private final long since;

	/**
	 * Create.
	 * @param channel the channel
	 * @param since when something may have been lost at the latest, in nanoseconds of the
	 * system's clock
	 * @param holders loops that will release this
	 */
	PositionCheck(String channel, long since, int holders) {
		super(channel, holders);
		this.since = since;
	}

	long since() {
		return this.since;
	}

	@Override
	int weight() {
		return WEIGHT;
	}

	@Override
	@Nullable ByteBuf encode(WireForm form, PublicationVariant variant) {
		return null;
	}

}

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

import io.centrifugo.engine.channel.ChannelOptions;

/**
 * Formats of deltas that clients may ask for.
 *
 * @since 0.1.0
 */
public final class DeltaTypes {

	private static final String FOSSIL = "fossil";

	private DeltaTypes() {
	}

	/**
	 * Return whether a format is known at all.
	 * @param type what a client sent
	 * @return whether it is
	 */
	public static boolean isKnown(String type) {
		return FOSSIL.equals(type);
	}

	/**
	 * Return whether a subscription gets deltas.
	 * @param type what the client sent, empty for none
	 * @param options options of the channel
	 * @return whether the format is known and allowed
	 */
	public static boolean agreed(String type, ChannelOptions options) {
		return isKnown(type) && options.delta().fossilAllowed();
	}

}

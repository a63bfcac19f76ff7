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

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * What a client asks for on the way to a live map subscription.
 *
 * @since 0.1.0
 */
public enum MapPhase {

	/** What has changed, and to be live. */
	LIVE,

	/** What has changed, in pages. */
	STREAM,

	/** The state, in pages. */
	STATE;

	/**
	 * Return the number in requests and results.
	 * @return the number of the client protocol
	 */
	public int number() {
		return ordinal();
	}

	/**
	 * Find a phase by its number.
	 * @param number the number
	 * @return the phase
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if there is none
	 */
	public static MapPhase of(int number) {
		if (number < 0 || number >= values().length) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return values()[number];
	}

}

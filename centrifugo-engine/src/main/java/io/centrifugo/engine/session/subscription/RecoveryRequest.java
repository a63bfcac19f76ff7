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

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Where a subscription is to go on from.
 *
 * @param recover whether what was missed is wanted
 * @param since the position that the subscriber has
 * @param rejectUnrecovered whether error 112 is wanted when it cannot be had
 * @since 0.1.0
 */
public record RecoveryRequest(boolean recover, StreamPosition since, boolean rejectUnrecovered) {

	/** From now on. */
	public static final RecoveryRequest NONE = new RecoveryRequest(false, StreamPosition.ZERO, false);

	/**
	 * Ask for what was missed since a position.
	 * @param since the position
	 * @return the request
	 */
	public static RecoveryRequest since(StreamPosition since) {
		return new RecoveryRequest(true, since, false);
	}

}

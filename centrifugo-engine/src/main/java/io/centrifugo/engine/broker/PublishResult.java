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

import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Outcome of a publish.
 *
 * @param position place in the stream, {@link StreamPosition#ZERO} without history; of a
 * suppressed publish the current top
 * @param suppressed why nothing was published: empty, {@code idempotency} or
 * {@code version}
 * @since 0.1.0
 */
public record PublishResult(StreamPosition position, String suppressed) {

	/** Published without history. */
	public static final PublishResult NO_POSITION = new PublishResult(StreamPosition.ZERO, "");

	/**
	 * Create the result of a publish that was not suppressed.
	 * @param position place in the stream
	 */
	public PublishResult(StreamPosition position) {
		this(position, "");
	}

}

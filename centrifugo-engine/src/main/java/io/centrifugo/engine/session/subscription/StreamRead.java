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

import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * What a starting subscription found in the stream.
 *
 * @param top the stream's position
 * @param attempted whether recovery was attempted
 * @param recovered whether {@code missed} is all that the subscriber lacks up to the top
 * @param missed publications the subscriber lacks, ascending; those that its tags filter
 * rejects left out
 * @param endsRejected whether the newest publication is one that the filter rejects
 * @since 0.1.0
 */
public record StreamRead(StreamPosition top, boolean attempted, boolean recovered, List<Publication> missed,
		boolean endsRejected) {

	/** No position is tracked, nothing was read. */
	static final StreamRead UNPOSITIONED = top(StreamPosition.ZERO);

	static StreamRead top(StreamPosition top) {
		return new StreamRead(top, false, false, List.of(), false);
	}

	static StreamRead unrecovered(StreamPosition top) {
		return new StreamRead(top, true, false, List.of(), false);
	}

}

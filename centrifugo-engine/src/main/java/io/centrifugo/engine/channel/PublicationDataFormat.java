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

package io.centrifugo.engine.channel;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonSyntax;

/**
 * Check that data must pass before it is published.
 *
 * @since 0.1.0
 */
public enum PublicationDataFormat {

	/** Any bytes but none. */
	NOT_EMPTY,

	/** One JSON value. */
	JSON,

	/** One JSON object. */
	JSON_OBJECT,

	/** Anything, also nothing. */
	BINARY;

	/**
	 * Check data.
	 * @param data what is to be published
	 * @return whether it may be
	 */
	public boolean accepts(Payload data) {
		return switch (this) {
			case NOT_EMPTY -> !data.isEmpty();
			case JSON -> JsonSyntax.isValue(data.bytes());
			case JSON_OBJECT -> JsonSyntax.isObject(data.bytes());
			case BINARY -> true;
		};
	}

}

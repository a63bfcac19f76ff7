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

package io.centrifugo.engine.protocol;

/**
 * Place in the stream of a channel.
 *
 * @param offset number of the last publication seen, unsigned 64-bit, 0 before the first
 * @param epoch opaque name of the stream's life, free of {@code :}; offsets compare
 * within one epoch only; empty when unknown
 * @since 0.1.0
 */
public record StreamPosition(long offset, String epoch) {

	/** Position of a channel that keeps no history. */
	public static final StreamPosition ZERO = new StreamPosition(0, "");

}

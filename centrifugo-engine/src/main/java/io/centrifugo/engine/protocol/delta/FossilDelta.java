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

package io.centrifugo.engine.protocol.delta;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;

/**
 * Makes patches in the format of the Fossil version control system. Equal inputs give
 * equal patches.
 *
 * @since 0.1.0
 */
public final class FossilDelta {

	private FossilDelta() {
	}

	/**
	 * Make a patch of bytes, for Protobuf connections.
	 * @param base what the receiver has
	 * @param target what it shall have
	 * @return the patch, {@code null} if it would not be shorter than the target
	 */
	public static @Nullable Payload encode(Payload base, Payload target) {
		return patch(base, target, false);
	}

	/**
	 * Make a patch that is itself valid UTF-8, for JSON connections: no character is cut,
	 * provided that the target is valid UTF-8.
	 * @param base what the receiver has
	 * @param target what it shall have
	 * @return the patch, not yet quoted, {@code null} if it would not be shorter than the
	 * target
	 */
	public static @Nullable Payload encodeText(Payload base, Payload target) {
		return patch(base, target, true);
	}

	private static @Nullable Payload patch(Payload base, Payload target, boolean text) {
		byte[] patch = new DeltaEncoder(base.bytes(), target.bytes(), text).encode();
		return (patch.length < target.length()) ? Payload.of(patch) : null;
	}

}

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

package io.centrifugo.engine.broker.memory;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.map.WriteCondition;
import io.centrifugo.engine.protocol.Publication;

/**
 * A key of a map.
 *
 * @param publication its last write
 * @param version last version that a write named, unsigned, 0 for none
 * @param versionEpoch scope of that version
 */
record MemoryMapEntry(Publication publication, long version, String versionEpoch) {

	/**
	 * Create the entry of a write. A write that names no version leaves the known one
	 * alone.
	 */
	static MemoryMapEntry of(Publication publication, WriteCondition condition, @Nullable MemoryMapEntry before) {
		if (condition.version() == 0 && before != null) {
			return new MemoryMapEntry(publication, before.version, before.versionEpoch);
		}
		return new MemoryMapEntry(publication, condition.version(), condition.versionEpoch());
	}

	/**
	 * Return whether a version is no news.
	 */
	boolean covers(long newVersion, String newEpoch) {
		boolean comparable = newEpoch.isEmpty() || newEpoch.equals(this.versionEpoch);
		return this.version != 0 && comparable && Long.compareUnsigned(newVersion, this.version) <= 0;
	}

}

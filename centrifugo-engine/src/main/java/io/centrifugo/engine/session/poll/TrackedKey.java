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

package io.centrifugo.engine.session.poll;

/**
 * A key that a connection tracks.
 */
final class TrackedKey {

	private final long expireAt;

	private long version;

	private boolean hasBase;

	/**
	 * Create.
	 * @param version version that the client has, 0 for none
	 * @param expireAt when the client's right to it expires in Unix seconds, 0 for never
	 */
	TrackedKey(long version, long expireAt) {
		this.version = version;
		this.expireAt = expireAt;
	}

	long version() {
		return this.version;
	}

	/**
	 * Take note that the client has a value.
	 */
	void moveTo(long newVersion) {
		this.version = newVersion;
		this.hasBase = true;
	}

	/**
	 * Return whether the client has the value that a delta is against.
	 */
	boolean isAt(long baseVersion) {
		return this.hasBase && this.version == baseVersion;
	}

	boolean expired(long seconds) {
		return this.expireAt > 0 && this.expireAt < seconds;
	}

}

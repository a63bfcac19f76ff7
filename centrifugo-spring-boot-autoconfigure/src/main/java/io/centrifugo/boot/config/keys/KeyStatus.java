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

package io.centrifugo.boot.config.keys;

/**
 * What this server makes of a configuration key.
 *
 * @since 0.1.0
 */
public enum KeyStatus {

	/** A key of the original that works here. */
	SUPPORTED,

	/** A key the original does not have. */
	OWN,

	/**
	 * A key of the original that works with {@code centrifugo.standalone} only, and is
	 * ignored otherwise.
	 */
	STANDALONE,

	/** Has nothing to do here, and nothing is lost by that. */
	MOOT,

	/** Not supported; leaving it out is safe, and a warning names it. */
	IGNORED,

	/**
	 * Not supported; leaving it out would open, expose or misplace something, so the
	 * start fails.
	 */
	REFUSED

}

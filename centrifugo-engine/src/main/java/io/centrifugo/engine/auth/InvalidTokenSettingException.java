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

package io.centrifugo.engine.auth;

/**
 * A token setting that the server cannot start with.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class InvalidTokenSettingException extends IllegalArgumentException {

	private final String key;

	/**
	 * Create an exception.
	 * @param key the key inside its block, in the original's spelling, such as
	 * {@code issuer_regex}
	 * @param message what is wrong
	 */
	public InvalidTokenSettingException(String key, String message) {
		super(message);
		this.key = key;
	}

	/**
	 * Return the key at fault.
	 * @return the last part of its path
	 */
	public String key() {
		return this.key;
	}

}

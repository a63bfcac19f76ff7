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

/**
 * A setting that the server cannot start with.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class InvalidSettingException extends IllegalArgumentException {

	private final String key;

	/**
	 * Create an exception.
	 * @param key the key in the original's spelling, such as
	 * {@code channel.without_namespace.history_ttl}
	 * @param message what is wrong, in the original's words
	 */
	public InvalidSettingException(String key, String message) {
		super(message);
		this.key = key;
	}

	/**
	 * Return the key at fault.
	 * @return the path in the original's spelling
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Return the same fault seen from further out.
	 * @param parentKey the key of the group that holds {@link #key()}
	 * @param where what goes before the message and a colon
	 * @return a new exception
	 */
	public InvalidSettingException in(String parentKey, String where) {
		return new InvalidSettingException(parentKey + "." + this.key, where + ": " + getMessage());
	}

}

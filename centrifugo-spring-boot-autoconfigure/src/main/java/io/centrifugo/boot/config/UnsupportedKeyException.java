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

package io.centrifugo.boot.config;

import java.util.List;

/**
 * Settings of the original that this server cannot honour and must not pass over.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class UnsupportedKeyException extends RuntimeException {

	private final List<String> keys;

	UnsupportedKeyException(List<String> keys) {
		super("Unsupported Centrifugo settings: " + String.join(", ", keys));
		this.keys = List.copyOf(keys);
	}

	/**
	 * Return the settings.
	 * @return names, each with its origin
	 */
	public List<String> keys() {
		return this.keys;
	}

}

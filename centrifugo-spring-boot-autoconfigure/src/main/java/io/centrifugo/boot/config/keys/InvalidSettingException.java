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

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;

/**
 * A setting of the original's file or environment that cannot be used.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class InvalidSettingException extends RuntimeException implements OriginProvider {

	private final String name;

	private final String reason;

	private final @Nullable Origin origin;

	/**
	 * Create an exception.
	 * @param name key or variable
	 * @param reason what is wrong and what is allowed, without secrets
	 * @param origin where it was set
	 */
	public InvalidSettingException(String name, String reason, @Nullable Origin origin) {
		super("'" + name + "': " + reason + ((origin != null) ? " (" + origin + ")" : ""));
		this.name = name;
		this.reason = reason;
		this.origin = origin;
	}

	public String name() {
		return this.name;
	}

	public String reason() {
		return this.reason;
	}

	@Override
	public @Nullable Origin getOrigin() {
		return this.origin;
	}

}

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

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Reads sizes that end up as lengths of buffers.
 *
 * @since 0.1.0
 */
public final class ByteLimit {

	private ByteLimit() {
	}

	/**
	 * Return the number of bytes.
	 * @param property name of the property, for complaints
	 * @param size its value
	 * @return the bytes
	 * @throws InvalidConfigurationPropertyValueException if no buffer is that large
	 */
	public static int of(String property, DataSize size) {
		if (size.toBytes() > Integer.MAX_VALUE) {
			throw new InvalidConfigurationPropertyValueException(property, size, "it must be less than 2 GB");
		}
		return (int) size.toBytes();
	}

}

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

package io.centrifugo.engine.api;

import java.util.Base64;

import io.centrifugo.engine.protocol.Payload;

/**
 * Bytes that callers of the API give in standard base64.
 *
 * @since 0.1.0
 */
public final class Base64Data {

	private Base64Data() {
	}

	/**
	 * Decode bytes.
	 * @param encoded the bytes in base64
	 * @return the bytes
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it is not base64
	 */
	public static Payload decode(String encoded) {
		try {
			return Payload.of(Base64.getDecoder().decode(encoded));
		}
		catch (IllegalArgumentException ex) {
			throw ApiErrors.BAD_REQUEST.toException();
		}
	}

}

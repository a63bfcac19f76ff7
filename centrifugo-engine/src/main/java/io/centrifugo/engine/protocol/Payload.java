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

package io.centrifugo.engine.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * Opaque application bytes: a raw JSON value on JSON connections, any bytes on Protobuf
 * ones. Never parsed or re-formatted by the server, so key order and white space survive.
 * Immutable by contract: the array is shared, not copied.
 *
 * @since 0.1.0
 */
public final class Payload {

	/** Absent payload: zero bytes, left out on the wire. */
	public static final Payload EMPTY = new Payload(new byte[0]);

	private final byte[] bytes;

	private Payload(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Wrap bytes without copying them.
	 * @param bytes the content, which the caller must not change afterwards
	 * @return the payload
	 */
	public static Payload of(byte[] bytes) {
		return (bytes.length == 0) ? EMPTY : new Payload(bytes);
	}

	/**
	 * Encode text as UTF-8.
	 * @param text the content, usually JSON
	 * @return the payload
	 */
	public static Payload of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Copy a region of a buffer; its indexes stay as they are.
	 * @param buffer the source
	 * @param index the absolute index of the first byte
	 * @param length the number of bytes
	 * @return the payload
	 */
	public static Payload copyOf(ByteBuf buffer, int index, int length) {
		if (length == 0) {
			return EMPTY;
		}
		byte[] bytes = new byte[length];
		buffer.getBytes(index, bytes);
		return new Payload(bytes);
	}

	/**
	 * Return the content itself, not a copy: callers must not write to it.
	 * @return the bytes
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	public int length() {
		return this.bytes.length;
	}

	public boolean isEmpty() {
		return this.bytes.length == 0;
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof Payload payload && Arrays.equals(this.bytes, payload.bytes));
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	/**
	 * Return the size only: payloads never reach a log.
	 */
	@Override
	public String toString() {
		return "Payload[" + this.bytes.length + " bytes]";
	}

}

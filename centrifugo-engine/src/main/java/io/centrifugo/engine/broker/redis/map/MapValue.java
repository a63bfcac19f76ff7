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

package io.centrifugo.engine.broker.redis.map;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

/**
 * A publication of a map behind its position ({@code offset:epoch:…}), as state and
 * pub/sub have it; in pub/sub also behind the value before it
 * ({@code d:offset:epoch:length:…:length:…}), or bare. Binary parts are never searched
 * for separators.
 */
final class MapValue {

	private final byte[] bytes;

	private final int end;

	private int position;

	private MapValue(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	/**
	 * Read a value of the state.
	 * @throws MalformedFrameException if it is none
	 */
	static Publication read(byte[] bytes) {
		return read(bytes, 0, bytes.length);
	}

	private static Publication read(byte[] bytes, int start, int end) {
		MapValue value = new MapValue(bytes, start, end);
		long offset = value.number();
		value.text();
		return value.rest(offset);
	}

	/**
	 * Read a message and hand it on.
	 * @throws MalformedFrameException if it is none of the forms
	 */
	static void deliver(String channel, byte[] bytes, BrokerEvents events) {
		if (bytes.length > 1 && bytes[0] == 'd' && bytes[1] == ':') {
			new MapValue(bytes, 2, bytes.length).deliverDelta(channel, events);
		}
		else if (isPositioned(bytes)) {
			new MapValue(bytes, 0, bytes.length).deliverPositioned(channel, events);
		}
		else {
			events.onPublication(channel, PublicationProtobuf.decode(bytes), StreamPosition.ZERO, false, null);
		}
	}

	private static boolean isPositioned(byte[] bytes) {
		int index = 0;
		while (index < bytes.length && bytes[index] >= '0' && bytes[index] <= '9') {
			index++;
		}
		return index > 0 && index < bytes.length && bytes[index] == ':';
	}

	private void deliverPositioned(String channel, BrokerEvents events) {
		StreamPosition at = new StreamPosition(number(), text());
		events.onPublication(channel, rest(at.offset()), at, false, null);
	}

	private void deliverDelta(String channel, BrokerEvents events) {
		StreamPosition at = new StreamPosition(number(), text());
		int length = length();
		Publication previous = (length > 0) ? read(this.bytes, this.position, this.position + length) : null;
		this.position += length + 1;
		length();
		deliver(channel, at, previous, events);
	}

	private void deliver(String channel, StreamPosition at, @Nullable Publication previous, BrokerEvents events) {
		events.onPublication(channel, rest(at.offset()), at, true, previous);
	}

	private Publication rest(long offset) {
		if (this.position > this.end) {
			throw new MalformedFrameException("Truncated map value");
		}
		return PublicationProtobuf.decode(this.bytes, this.position, this.end).toBuilder().offset(offset).build();
	}

	private int length() {
		long length = number();
		if (length < 0 || length > this.end - this.position) {
			throw new MalformedFrameException("Truncated map value");
		}
		return (int) length;
	}

	private long number() {
		try {
			return Long.parseUnsignedLong(text());
		}
		catch (NumberFormatException ex) {
			throw new MalformedFrameException("Map value without a number");
		}
	}

	/**
	 * Read up to the next colon, and move behind it.
	 */
	private String text() {
		int start = this.position;
		int index = start;
		while (index < this.end && this.bytes[index] != ':') {
			index++;
		}
		if (index >= this.end) {
			throw new MalformedFrameException("Truncated map value");
		}
		this.position = index + 1;
		return new String(this.bytes, start, index - start, StandardCharsets.UTF_8);
	}

}

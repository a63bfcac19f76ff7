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

package io.centrifugo.engine.protocol.protobuf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;

/**
 * Walks over the fields of a Protobuf message in an array, without generated code:
 * <pre class="code">
 * for (int field = in.next(); field != 0; field = in.next()) {
 *     switch (field) {
 *         case 1 -&gt; name = in.string();
 *         default -&gt; in.skip();
 *     }
 * }
 * </pre> Every method throws {@link MalformedFrameException} on bytes that are no such
 * message. Not for use by several threads.
 *
 * @since 0.1.0
 */
public final class ProtobufReader {

	private static final int MAX_DEPTH = 512;

	private final byte[] bytes;

	private int position;

	private int end;

	private int wireType;

	private int depth;

	/**
	 * Create a reader over a message.
	 * @param bytes the message
	 */
	public ProtobufReader(byte[] bytes) {
		this(bytes, 0, bytes.length);
	}

	/**
	 * Create a reader over a region.
	 * @param bytes where the message is
	 * @param start the index of its first byte
	 * @param end the index behind its last byte
	 */
	public ProtobufReader(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	/**
	 * Return whether nothing is left of the current message.
	 * @return {@code true} at its end
	 */
	public boolean atEnd() {
		return this.position >= this.end;
	}

	/**
	 * Move to the next field of the current message. Its value must then be taken or
	 * skipped.
	 * @return the field number, 0 at the end
	 */
	public int next() {
		if (atEnd()) {
			return 0;
		}
		long tag = varint();
		this.wireType = (int) tag & 7;
		if (tag >>> 32 != 0 || tag >>> 3 == 0) {
			throw new MalformedFrameException("Invalid Protobuf field number");
		}
		return (int) (tag >>> 3);
	}

	public boolean bool() {
		return int64() != 0;
	}

	public int uint32() {
		return (int) int64();
	}

	public int int32() {
		return (int) int64();
	}

	public long uint64() {
		return int64();
	}

	public long int64() {
		require(WireType.VARINT);
		return varint();
	}

	public long sint64() {
		long value = int64();
		return (value >>> 1) ^ -(value & 1);
	}

	public double float64() {
		require(WireType.FIXED64);
		return Double.longBitsToDouble(fixed(8));
	}

	public float float32() {
		require(WireType.FIXED32);
		return Float.intBitsToFloat((int) fixed(4));
	}

	/**
	 * Take a string.
	 * @return the text, which is known to be valid UTF-8
	 */
	public String string() {
		int length = length();
		int start = this.position;
		this.position += length;
		if (isAscii(start, length)) {
			return new String(this.bytes, start, length, StandardCharsets.ISO_8859_1);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes, start, length)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new MalformedFrameException("Invalid UTF-8 in Protobuf string");
		}
	}

	/**
	 * Take bytes.
	 * @return a copy
	 */
	public byte[] bytes() {
		int length = length();
		this.position += length;
		return Arrays.copyOfRange(this.bytes, this.position - length, this.position);
	}

	/**
	 * Step into a nested message: {@link #next()} walks over its fields until
	 * {@link #leave} is called.
	 * @return where the outer message ends, for {@link #leave}
	 */
	public int enter() {
		int length = length();
		if (++this.depth > MAX_DEPTH) {
			throw new MalformedFrameException("Protobuf message is nested too deeply");
		}
		int outer = this.end;
		this.end = this.position + length;
		return outer;
	}

	/**
	 * Step out of a nested message, wherever in it the reader is.
	 * @param outer what {@link #enter} returned
	 */
	public void leave(int outer) {
		this.position = this.end;
		this.end = outer;
		this.depth--;
	}

	/**
	 * Step into a message behind its length, without a field number: the form in which
	 * streams and frames carry messages.
	 * @return where the region ends, for {@link #leave}
	 */
	public int enterDelimited() {
		this.wireType = WireType.LENGTH;
		return enter();
	}

	/**
	 * Step over the value of the current field. Groups are refused.
	 */
	public void skip() {
		switch (this.wireType) {
			case WireType.VARINT -> varint();
			case WireType.FIXED64 -> fixed(8);
			case WireType.LENGTH -> skipBytes();
			case WireType.FIXED32 -> fixed(4);
			default -> throw new MalformedFrameException("Unsupported Protobuf wire type");
		}
	}

	private void skipBytes() {
		int length = length();
		this.position += length;
	}

	private void require(int wanted) {
		if (this.wireType != wanted) {
			throw new MalformedFrameException("Wrong Protobuf wire type");
		}
	}

	private int length() {
		require(WireType.LENGTH);
		long length = varint();
		if (length < 0 || length > this.end - this.position) {
			throw new MalformedFrameException("Truncated Protobuf field");
		}
		return (int) length;
	}

	private long varint() {
		if (this.position < this.end) {
			byte first = this.bytes[this.position];
			if (first >= 0) {
				this.position++;
				return first;
			}
		}
		return longVarint();
	}

	private long longVarint() {
		long value = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			if (atEnd()) {
				throw new MalformedFrameException("Truncated Protobuf varint");
			}
			byte next = this.bytes[this.position++];
			value |= (next & 0x7fL) << shift;
			if (next >= 0) {
				return value;
			}
		}
		throw new MalformedFrameException("Protobuf varint is too long");
	}

	private long fixed(int length) {
		if (this.end - this.position < length) {
			throw new MalformedFrameException("Truncated Protobuf number");
		}
		long value = 0;
		for (int i = length - 1; i >= 0; i--) {
			value = value << 8 | (this.bytes[this.position + i] & 0xff);
		}
		this.position += length;
		return value;
	}

	private boolean isAscii(int start, int length) {
		for (int i = start; i < start + length; i++) {
			if (this.bytes[i] < 0) {
				return false;
			}
		}
		return true;
	}

}

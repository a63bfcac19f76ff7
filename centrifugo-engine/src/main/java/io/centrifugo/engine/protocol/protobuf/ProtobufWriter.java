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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;

/**
 * Writes the fields of a Protobuf message into an array, without generated code. As
 * proto3 has it, zero, {@code false} and empty values are left out; nested messages never
 * are. Callers keep to the order of field numbers, so that equal messages have equal
 * bytes. Not for use by several threads.
 *
 * @since 0.1.0
 */
public final class ProtobufWriter {

	private static final int MAX_VARINT = 10;

	private byte[] bytes;

	private int size;

	public ProtobufWriter() {
		this(256);
	}

	/**
	 * Create a writer.
	 * @param capacity how many bytes are expected
	 */
	public ProtobufWriter(int capacity) {
		this.bytes = new byte[capacity];
	}

	public ProtobufWriter bool(int field, boolean value) {
		return int64(field, (value) ? 1 : 0);
	}

	public ProtobufWriter uint32(int field, int value) {
		return int64(field, Integer.toUnsignedLong(value));
	}

	public ProtobufWriter int32(int field, int value) {
		return int64(field, value);
	}

	public ProtobufWriter uint64(int field, long value) {
		return int64(field, value);
	}

	public ProtobufWriter int64(int field, long value) {
		if (value != 0) {
			tag(field, WireType.VARINT);
			varint(value);
		}
		return this;
	}

	public ProtobufWriter sint64(int field, long value) {
		return int64(field, (value << 1) ^ (value >> 63));
	}

	public ProtobufWriter float64(int field, double value) {
		long bits = Double.doubleToRawLongBits(value);
		if (bits != 0) {
			tag(field, WireType.FIXED64);
			fixed(bits, 8);
		}
		return this;
	}

	public ProtobufWriter float32(int field, float value) {
		int bits = Float.floatToRawIntBits(value);
		if (bits != 0) {
			tag(field, WireType.FIXED32);
			fixed(bits, 4);
		}
		return this;
	}

	public ProtobufWriter string(int field, String value) {
		return value.isEmpty() ? this : element(field, value);
	}

	public ProtobufWriter bytes(int field, byte[] value) {
		return (value.length == 0) ? this : element(field, value);
	}

	/**
	 * Write an element of a list or a map entry's part: these are written even when
	 * empty.
	 * @param field the field number
	 * @param value the element
	 * @return this
	 */
	public ProtobufWriter element(int field, String value) {
		int start = begin(field);
		appendUtf8(value);
		end(start);
		return this;
	}

	/**
	 * Write an element of a list or a map entry's part: these are written even when
	 * empty.
	 * @param field the field number
	 * @param value the element
	 * @return this
	 */
	public ProtobufWriter element(int field, byte[] value) {
		tag(field, WireType.LENGTH);
		varint(value.length);
		reserve(value.length);
		System.arraycopy(value, 0, this.bytes, this.size, value.length);
		this.size += value.length;
		return this;
	}

	/**
	 * Write a nested message.
	 * @param field the field number
	 * @param content writes its fields
	 * @return this
	 */
	public ProtobufWriter message(int field, Consumer<ProtobufWriter> content) {
		int start = begin(field);
		content.accept(this);
		end(start);
		return this;
	}

	/**
	 * Begin a nested message, whose fields follow.
	 * @param field the field number
	 * @return where it begins, for {@link #end}
	 */
	public int begin(int field) {
		tag(field, WireType.LENGTH);
		reserve(1);
		return ++this.size;
	}

	/**
	 * End a nested message. Its length is put before it now; one byte has been kept free
	 * for that.
	 * @param start what {@link #begin} returned
	 */
	public void end(int start) {
		int length = this.size - start;
		int extra = varintSize(length) - 1;
		if (extra > 0) {
			reserve(extra);
			System.arraycopy(this.bytes, start, this.bytes, start + extra, length);
		}
		this.size = start - 1;
		varint(length);
		this.size += length;
	}

	public int size() {
		return this.size;
	}

	/**
	 * Return what was written.
	 * @return a copy
	 */
	public byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	/**
	 * Append what was written.
	 * @param out where to append
	 */
	public void appendTo(ByteBuf out) {
		out.writeBytes(this.bytes, 0, this.size);
	}

	private void appendUtf8(String value) {
		int length = value.length();
		reserve(length);
		int i = 0;
		while (i < length && value.charAt(i) < 0x80) {
			this.bytes[this.size++] = (byte) value.charAt(i++);
		}
		if (i < length) {
			byte[] rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
			reserve(rest.length);
			System.arraycopy(rest, 0, this.bytes, this.size, rest.length);
			this.size += rest.length;
		}
	}

	private void tag(int field, int wireType) {
		varint((long) field << 3 | wireType);
	}

	private void varint(long value) {
		reserve(MAX_VARINT);
		long rest = value;
		while ((rest & ~0x7fL) != 0) {
			this.bytes[this.size++] = (byte) (rest & 0x7f | 0x80);
			rest >>>= 7;
		}
		this.bytes[this.size++] = (byte) rest;
	}

	private static int varintSize(int value) {
		int size = 1;
		for (int rest = value >>> 7; rest != 0; rest >>>= 7) {
			size++;
		}
		return size;
	}

	private void fixed(long bits, int length) {
		reserve(length);
		for (int i = 0; i < length; i++) {
			this.bytes[this.size++] = (byte) (bits >>> (8 * i));
		}
	}

	private void reserve(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + count, this.bytes.length * 2));
		}
	}

}

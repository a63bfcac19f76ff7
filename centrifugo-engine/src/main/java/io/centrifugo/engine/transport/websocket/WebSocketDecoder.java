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

package io.centrifugo.engine.transport.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.transport.deflate.Decompressor;

/**
 * Splits a client's bytes into frames and joins fragments (RFC 6455). Holds memory only
 * between the first and the last byte of a message. The kind of data frames is not
 * checked: the negotiated protocol says what is inside.
 */
final class WebSocketDecoder {

	private static final int RESERVED_BITS = 0x70;

	private static final int OTHER_RESERVED_BITS = RESERVED_BITS & ~WebSocketFrames.DEFLATED;

	private static final int HIGHEST_BIT = 0x80;

	private static final int MIN_HEADER = 2;

	private final FrameReceiver receiver;

	private final int limit;

	private final @Nullable Decompressor decompressor;

	private @Nullable ByteBuf headerStart;

	private @Nullable FramePayload frame;

	private @Nullable ByteBuf fragments;

	/** The kind of the message under way. */
	private Opcode kind = Opcode.TEXT;

	/** Whether it is compressed. */
	private boolean deflated;

	/**
	 * Create a decoder.
	 * @param receiver takes what is found
	 * @param limit most bytes of a message as it comes
	 * @param decompressor decompresses messages, {@code null} if that is not negotiated
	 */
	WebSocketDecoder(FrameReceiver receiver, int limit, @Nullable Decompressor decompressor) {
		this.receiver = receiver;
		this.limit = limit;
		this.decompressor = decompressor;
	}

	/**
	 * Take bytes of the peer.
	 * @param bytes the bytes, read to the end; stay the caller's
	 * @throws WebSocketViolation if they are not WebSocket; nothing may be decoded after
	 * it
	 */
	void decode(ByteBuf bytes) {
		ByteBuf in = bytes;
		if (this.headerStart != null) {
			in = this.headerStart.writeBytes(bytes);
			this.headerStart = null;
		}
		FramePayload current = (this.frame != null) ? this.frame : readHeader(in);
		this.frame = null;
		while (current != null) {
			if (!current.fill(in)) {
				this.frame = current;
				return;
			}
			dispatch(current);
			current = readHeader(in);
		}
		if (in.isReadable()) {
			this.headerStart = Unpooled.buffer().writeBytes(in);
		}
	}

	/**
	 * Read a header.
	 * @return the frame, {@code null} if the header is incomplete, which is then unread
	 */
	private @Nullable FramePayload readHeader(ByteBuf in) {
		if (in.readableBytes() < MIN_HEADER) {
			return null;
		}
		int index = in.readerIndex();
		int first = in.getUnsignedByte(index);
		int second = in.getUnsignedByte(index + 1);
		Opcode opcode = check(first, second);
		int shortLength = second & ~HIGHEST_BIT;
		int lengthBytes = lengthBytes(shortLength);
		int headerLength = MIN_HEADER + lengthBytes + Integer.BYTES;
		if (in.readableBytes() < headerLength) {
			return null;
		}
		long length = length(in, index + MIN_HEADER, shortLength);
		if (!opcode.control()) {
			checkSize(length);
		}
		if (opcode == Opcode.TEXT || opcode == Opcode.BINARY) {
			this.kind = opcode;
			this.deflated = (first & WebSocketFrames.DEFLATED) != 0;
		}
		int mask = in.getInt(index + headerLength - Integer.BYTES);
		in.skipBytes(headerLength);
		return new FramePayload(opcode, (first & HIGHEST_BIT) != 0, (int) length, mask, in.readableBytes());
	}

	private Opcode check(int first, int second) {
		Opcode opcode = Opcode.of(first & 0xf);
		if (opcode == null || (first & forbiddenBits(opcode)) != 0) {
			throw protocolError("Reserved bit or opcode");
		}
		if ((second & HIGHEST_BIT) == 0) {
			throw protocolError("Unmasked frame");
		}
		boolean last = (first & HIGHEST_BIT) != 0;
		if (opcode.control()) {
			if (!last || (second & ~HIGHEST_BIT) > WebSocketFrames.MAX_CONTROL_LENGTH) {
				throw protocolError("Fragmented or long control frame");
			}
		}
		else if ((opcode == Opcode.CONTINUATION) != (this.fragments != null)) {
			throw protocolError("Message within a message, or continuation of none");
		}
		return opcode;
	}

	private int forbiddenBits(Opcode opcode) {
		boolean starts = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
		return (starts && this.decompressor != null) ? OTHER_RESERVED_BITS : RESERVED_BITS;
	}

	private static int lengthBytes(int shortLength) {
		return switch (shortLength) {
			case WebSocketFrames.LENGTH_16 -> Short.BYTES;
			case WebSocketFrames.LENGTH_64 -> Long.BYTES;
			default -> 0;
		};
	}

	private static long length(ByteBuf in, int index, int shortLength) {
		return switch (shortLength) {
			case WebSocketFrames.LENGTH_16 -> in.getUnsignedShort(index);
			case WebSocketFrames.LENGTH_64 -> in.getLong(index);
			default -> shortLength;
		};
	}

	private void checkSize(long length) {
		if (length < 0) {
			throw protocolError("Negative length");
		}
		int before = (this.fragments != null) ? this.fragments.readableBytes() : 0;
		if (length > this.limit - before) {
			throw new WebSocketViolation(WebSocketViolation.TOO_BIG, "");
		}
	}

	private void dispatch(FramePayload complete) {
		byte[] bytes = complete.bytes();
		switch (complete.opcode()) {
			case PING -> this.receiver.onPing(bytes);
			case PONG -> this.receiver.onPong();
			case CLOSE -> this.receiver.onClose(closeCode(bytes));
			default -> data(bytes, complete.last());
		}
	}

	private void data(byte[] bytes, boolean last) {
		ByteBuf before = this.fragments;
		if (before == null && last) {
			message(Unpooled.wrappedBuffer(bytes));
			return;
		}
		ByteBuf message = (before != null) ? before : Unpooled.buffer(bytes.length);
		message.writeBytes(bytes);
		this.fragments = last ? null : message;
		if (last) {
			message(message);
		}
	}

	private void message(ByteBuf message) {
		Decompressor inflating = this.decompressor;
		this.receiver.onMessage(this.kind,
				(this.deflated && inflating != null) ? decompressed(inflating, message) : message);
	}

	private static ByteBuf decompressed(Decompressor decompressor, ByteBuf message) {
		try {
			ByteBuf decompressed = decompressor.decompress(message);
			if (decompressed == null) {
				throw new WebSocketViolation(WebSocketViolation.TOO_BIG, "");
			}
			return decompressed;
		}
		catch (DataFormatException ex) {
			throw new WebSocketViolation(WebSocketViolation.INVALID_DATA, "Compressed data is broken");
		}
	}

	private static int closeCode(byte[] payload) {
		if (payload.length == 0) {
			return 0;
		}
		if (payload.length == 1) {
			throw protocolError("Close frame with half a code");
		}
		int code = Unpooled.wrappedBuffer(payload).getUnsignedShort(0);
		if (!mayBeSent(code)) {
			throw protocolError("Close code that must not be sent");
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload, 2, payload.length - 2));
			return code;
		}
		catch (CharacterCodingException ex) {
			throw new WebSocketViolation(WebSocketViolation.INVALID_DATA, "Close reason is not UTF-8");
		}
	}

	private static boolean mayBeSent(int code) {
		return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
	}

	private static WebSocketViolation protocolError(String message) {
		return new WebSocketViolation(WebSocketViolation.PROTOCOL_ERROR, message);
	}

}

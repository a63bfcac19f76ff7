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

package io.centrifugo.engine.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * A client that writes and reads bytes.
 */
public final class RawClient implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 10_000;

	private final Socket socket = new Socket();

	private final DataInputStream in;

	public RawClient(int port, int receiveBuffer) throws IOException {
		if (receiveBuffer > 0) {
			this.socket.setReceiveBufferSize(receiveBuffer);
		}
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		this.in = new DataInputStream(this.socket.getInputStream());
	}

	public RawClient(int port) throws IOException {
		this(port, 0);
	}

	public void send(String text) throws IOException {
		send(text.getBytes(StandardCharsets.UTF_8));
	}

	public void send(ByteBuf bytes) throws IOException {
		send(ByteBufUtil.getBytes(bytes));
	}

	public void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		this.socket.getOutputStream().flush();
	}

	/**
	 * Read a head of HTTP, up to and with the empty line.
	 */
	public String readHead() throws IOException {
		return readUntil("\r\n\r\n");
	}

	public String readUntil(String end) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.UTF_8).endsWith(end)) {
			head.write(this.in.readUnsignedByte());
		}
		return head.toString(StandardCharsets.UTF_8);
	}

	public String readText(int length) throws IOException {
		return new String(this.in.readNBytes(length), StandardCharsets.UTF_8);
	}

	/**
	 * Read a WebSocket frame.
	 * @return its first byte in hex, a blank and the payload
	 */
	public String readFrame() throws IOException {
		int first = this.in.readUnsignedByte();
		int length = this.in.readUnsignedByte();
		if (length == 126) {
			length = this.in.readUnsignedShort();
		}
		else if (length == 127) {
			length = (int) this.in.readLong();
		}
		byte[] payload = this.in.readNBytes(length);
		if (first == 0x88 && length >= 2) {
			int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
			return "close " + code + new String(payload, 2, length - 2, StandardCharsets.UTF_8);
		}
		return Integer.toHexString(first) + " " + new String(payload, StandardCharsets.UTF_8);
	}

	/**
	 * Return whether the peer has ended the stream, reading whatever comes before.
	 */
	public boolean atEnd() throws IOException {
		this.in.skipNBytes(this.in.available());
		return this.in.read() < 0;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

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

package io.centrifugo.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import io.netty.buffer.Unpooled;

/**
 * A WebSocket client that reads only when told to.
 */
final class LazyClient implements AutoCloseable {

	private static final int FRAME_HEADER = 8;

	private final Socket socket = new Socket();

	LazyClient(int port) throws IOException {
		this.socket.setReceiveBufferSize(4096);
		this.socket.connect(new InetSocketAddress("127.0.0.1", port));
		send(("GET /connection/websocket HTTP/1.1\r\nHost: 127.0.0.1:" + port
				+ "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Send commands, shorter than 64 KB together.
	 */
	void send(String commands) throws IOException {
		byte[] text = commands.getBytes(StandardCharsets.UTF_8);
		byte[] frame = new byte[FRAME_HEADER + text.length];
		// Text, masked with zeros
		Unpooled.wrappedBuffer(frame)
			.writerIndex(0)
			.writeShort(0x81FE)
			.writeShort(text.length)
			.writeInt(0)
			.writeBytes(text);
		send(frame);
	}

	private void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	/**
	 * Read all there is.
	 * @return code of the close frame at the end
	 */
	int readToTheEnd() throws IOException {
		byte[] all = this.socket.getInputStream().readAllBytes();
		return IntStream.iterate(all.length - 4, (i) -> i >= 0, (i) -> i - 1)
			.filter((i) -> all[i] == (byte) 0x88 && all[i + 1] == all.length - i - 2)
			.map((i) -> Unpooled.wrappedBuffer(all).getUnsignedShort(i + 2))
			.findFirst()
			.orElse(0);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

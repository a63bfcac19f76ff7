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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import io.centrifugo.engine.transport.deflate.Decompressor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Throws arbitrary bytes at what reads clients' frames: in whatever pieces they come, the
 * same is found in them, and nothing is larger than allowed.
 */
class FrameFuzzTests {

	private static final int LIMIT = 1000;

	private static final int DECOMPRESSED_LIMIT = 5000;

	@FuzzTest(maxDuration = "1m")
	void frames(byte[] data) {
		if (data.length == 0) {
			return;
		}
		int piece = Math.max(1, data[0] & 0x7f);
		boolean deflate = data[0] < 0;
		byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
		assertThat(find(bytes, piece, deflate)).isEqualTo(find(bytes, bytes.length + 1, deflate));
	}

	private static List<String> find(byte[] bytes, int piece, boolean deflate) {
		Finder finder = new Finder();
		WebSocketDecoder decoder = new WebSocketDecoder(finder, LIMIT,
				deflate ? new Decompressor(DECOMPRESSED_LIMIT) : null);
		ByteBuf in = Unpooled.wrappedBuffer(bytes);
		try {
			while (in.isReadable()) {
				decoder.decode(in.readSlice(Math.min(piece, in.readableBytes())));
			}
		}
		catch (WebSocketViolation ex) {
			finder.found.add("violation " + ex.code());
		}
		return finder.found;
	}

	/**
	 * Notes what is found.
	 */
	private static final class Finder implements FrameReceiver {

		private final List<String> found = new ArrayList<>();

		@Override
		public void onMessage(Opcode kind, ByteBuf message) {
			assertThat(message.readableBytes()).isLessThanOrEqualTo(DECOMPRESSED_LIMIT);
			this.found.add(message.toString(StandardCharsets.ISO_8859_1));
		}

		@Override
		public void onPing(byte[] payload) {
			assertThat(payload).hasSizeLessThanOrEqualTo(WebSocketFrames.MAX_CONTROL_LENGTH);
			this.found.add("ping " + new String(payload, StandardCharsets.ISO_8859_1));
		}

		@Override
		public void onPong() {
			this.found.add("pong");
		}

		@Override
		public void onClose(int code) {
			this.found.add("close " + code);
		}

	}

}

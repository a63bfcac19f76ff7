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

package io.centrifugo.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.command.PublishRequest;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.transport.websocket.WebSocketForms;

/**
 * Decoding of a publish command and encoding of the push that comes of it, WebSocket
 * frame header included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

	private static final String DATA = "{\"user\":\"2694\",\"text\":\"%s\"}".formatted("x".repeat(100));

	private static final String CHANNEL = "news:sport";

	private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

	private static final byte[] JSON_COMMAND = "{\"id\":5,\"publish\":{\"channel\":\"%s\",\"data\":%s}}"
		.formatted(CHANNEL, DATA)
		.getBytes(StandardCharsets.UTF_8);

	/** The encoding. */
	@Param({ "JSON", "PROTOBUF" })
	public Encoding encoding = Encoding.JSON;

	private final ByteBuf command = ALLOCATOR.buffer();

	private final Push push = new Push(CHANNEL, new PublicationPush(publication()));

	@Setup
	public void setUp() {
		this.command.clear().writeBytes((this.encoding == Encoding.JSON) ? JSON_COMMAND : protobufCommand());
	}

	/**
	 * Make sure that this benchmark measured what it says: the command is understood, and
	 * the push carries the data.
	 */
	@TearDown
	public void tearDown() {
		Command decoded = decodeCommand();
		ByteBuf frame = this.encoding.form.encode(ALLOCATOR, this.push);
		String sent = frame.toString(StandardCharsets.UTF_8);
		frame.release();
		boolean understood = decoded != null && decoded.request() instanceof PublishRequest request
				&& request.channel().equals(CHANNEL) && request.data().equals(Payload.of(DATA));
		this.command.release();
		if (!understood || !sent.contains(DATA) || !sent.contains(CHANNEL)) {
			throw new IllegalStateException("Measured something else: " + decoded + " and " + sent);
		}
	}

	@Benchmark
	public @Nullable Command decodeCommand() {
		this.command.readerIndex(0);
		return this.encoding.form.codec().reader(this.command).read();
	}

	@Benchmark
	public int encodePush() {
		ByteBuf frame = this.encoding.form.encode(ALLOCATOR, this.push);
		int length = frame.readableBytes();
		frame.release();
		return length;
	}

	private static Publication publication() {
		ClientInfo info = new ClientInfo("2694", "6b6ba8ec-5e5c-4a4c-9f5f-2a4d5d8c1c3e", Payload.EMPTY, Payload.EMPTY);
		return Publication.builder(Payload.of(DATA)).info(info).offset(1_234).tags(Map.of()).build();
	}

	/** A command is a length, the id, and the request as a message of its own. */
	private static byte[] protobufCommand() {
		ByteBuf request = ALLOCATOR.buffer();
		writeField(request, 1, CHANNEL.getBytes(StandardCharsets.UTF_8));
		writeField(request, 2, DATA.getBytes(StandardCharsets.UTF_8));
		ByteBuf message = ALLOCATOR.buffer();
		message.writeByte(8).writeByte(5);
		writeField(message, 7, bytes(request));
		ByteBuf frame = ALLOCATOR.buffer();
		writeVarint(frame, message.readableBytes());
		frame.writeBytes(bytes(message));
		return bytes(frame);
	}

	private static void writeField(ByteBuf out, int number, byte[] value) {
		out.writeByte(number << 3 | 2);
		writeVarint(out, value.length);
		out.writeBytes(value);
	}

	private static void writeVarint(ByteBuf out, int value) {
		int rest = value;
		while (rest > 0x7f) {
			out.writeByte(rest & 0x7f | 0x80);
			rest >>>= 7;
		}
		out.writeByte(rest);
	}

	private static byte[] bytes(ByteBuf buffer) {
		byte[] bytes = new byte[buffer.readableBytes()];
		buffer.readBytes(bytes);
		buffer.release();
		return bytes;
	}

	/**
	 * The encodings.
	 */
	public enum Encoding {

		/** Text frames. */
		JSON(WebSocketForms.PLAIN.json()),

		/** Binary frames. */
		PROTOBUF(WebSocketForms.PLAIN.protobuf());

		private final WireForm form;

		Encoding(WireForm form) {
			this.form = form;
		}

	}

}

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

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.command.PingRequest;
import io.centrifugo.engine.protocol.command.RequestType;
import io.centrifugo.engine.protocol.command.UnsubscribeRequest;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProtobufCodec}: framing, and bytes that no library would write.
 */
class ProtobufCodecTests {

	@Test
	void readsCommandsOneAfterTheOther() {
		assertThat(all("04 0801 5a00" + "00" + "07 0802 3203 0a0161")).containsExactly(
				new Command(1, new PingRequest()), new Command(0, null), new Command(2, new UnsubscribeRequest("a")));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// Unknown fields of each wire type
			"13 0802 3203 0a0161 c00601 c906 0000000000000000", "0e 0802 3203 0a0161 cd06 00000000",
			"0b 0802 3203 0a0161 ca06 0161",
			// Inside a request
			"0a 0802 3206 0a0161 a00601",
			// Fields in another order, the last of a kind counts
			"0c 3203 0a0162 3203 0a0161 0802", "09 0801 3203 0a0161 0802",
			// A number longer than need be
			"0b 08 82808000 3204 0a8100 61" })
	void readsHoweverItIsEncoded(String hex) {
		String bytes = hex.replace(" ", "").substring(2);
		String length = String.format("%02x", bytes.length() / 2);
		assertThat(all(length + bytes)).containsExactly(new Command(2, new UnsubscribeRequest("a")));
	}

	@Test
	void prefersRequestsInTheOrderOfTheProtocol() {
		assertThat(all("06 0801 3200 5a00")).singleElement()
			.extracting((command) -> command.request().type())
			.isEqualTo(RequestType.PING);
		assertThat(all("06 0801 6a00 6200")).singleElement()
			.extracting((command) -> command.request().type())
			.isEqualTo(RequestType.RPC);
	}

	@ParameterizedTest
	@ValueSource(strings = { "",
			// Lengths: truncated, too long for the frame, longer than an int, negative,
			// endless
			"80", "05 0801 5a00", "ffffffff7f 08", "ffffffffffffffffff01 08", "ffffffffffffffffffff01",
			// A command without a request
			"02 0801", "03 0801 01",
			// Field numbers 0 and beyond 2^29, groups, unknown wire types
			"02 0001", "08 0801 fcffffff7f01", "02 0b0c", "04 0801 c306", "02 0e01", "02 0f01",
			// Wrong wire types
			"04 0a01 31 00", "04 0801 5801", "07 0801 32030d0161",
			// A nested message that is longer than its parent, a truncated string, a
			// truncated number
			"05 0801 5a0100 00", "07 0801 32030a0461", "06 0801 2a02 3880", "05 0801 cd0600", "05 0801 c90600",
			// Invalid UTF-8: overlong, surrogate, truncated
			"08 0801 32040a02c080", "09 0801 32050a03eda080", "07 0801 32030a01c3" })
	void refusesMalformedFrame(String hex) {
		CommandReader reader = reader(hex);
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(reader::read);
	}

	@Test
	void readsCommandsAheadOfAnError() {
		CommandReader reader = reader("04 0801 5a00 05");
		assertThat(reader.read()).isNotNull();
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(reader::read);
	}

	@Test
	void limitsDepth() {
		ProtobufWriter out = new ProtobufWriter();
		int depth = 10_000;
		int[] starts = new int[depth];
		for (int i = 0; i < depth; i++) {
			starts[i] = out.begin((i == 0) ? 5 : (i == 1) ? 13 : 6);
		}
		for (int i = depth - 1; i >= 0; i--) {
			out.end(starts[i]);
		}
		ProtobufWriter frame = new ProtobufWriter();
		frame.element(1, out.toByteArray());
		ByteBuf delimited = Unpooled.wrappedBuffer(frame.toByteArray()).skipBytes(1);
		CommandReader reader = ProtobufCodec.INSTANCE.reader(delimited);
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(reader::read);
	}

	@Test
	void readsMapEntriesWithoutKeyOrValue() {
		ConnectRequest request = connect("32 00" + "32 03 0a0161" + "1a 00" + "1a 03 0a0161");
		assertThat(request.headers()).isEqualTo(Map.of("", "", "a", ""));
		assertThat(request.subs()).containsOnlyKeys("", "a");
	}

	@Test
	void writesMapEntriesInFull() {
		byte[] bytes = PublicationProtobuf.encode(Publication.builder(Payload.EMPTY).tags(Map.of("a", "")).build());
		assertThat(bytes).isEqualTo(hex("3a 05 0a0161 1200"));
	}

	@Test
	void readsEmptyConnectRequest() {
		assertThat(connect("")).isEqualTo(ConnectRequest.EMPTY);
	}

	@Test
	void readsDirectAndSlicedBuffers() {
		ByteBuf direct = Unpooled.directBuffer().writeBytes(hex("ff 04 0801 5a00 ff"));
		try {
			ByteBuf slice = direct.slice(1, 5);
			assertThat(ProtobufCodec.INSTANCE.reader(slice).read()).isEqualTo(new Command(1, new PingRequest()));
			assertThat(slice.readerIndex()).isZero();
		}
		finally {
			direct.release();
		}
		assertThat(ProtobufCodec.INSTANCE.reader(Unpooled.wrappedBuffer(hex("ff 00 ff"), 1, 1)).read()).isNotNull();
	}

	@Test
	void handsEmulationRequestsOn() {
		EmulationRequest request = new EmulationRequest("n", "s", Payload.of(hex("04 0801 5a00")));
		byte[] bytes = EmulationProtobuf.encode(request);
		assertThat(bytes).isEqualTo(hex("0a016e 120173 1a05 04 0801 5a00"));
		assertThat(EmulationProtobuf.decode(bytes)).isEqualTo(request);
	}

	@Test
	void writesPing() {
		ByteBuf out = Unpooled.buffer();
		ProtobufCodec.INSTANCE.writePing(out);
		assertThat(out.isReadable()).isFalse();
	}

	@Test
	void readsAndWritesNumbers() {
		byte[] bytes = new ProtobufWriter().float64(1, Math.PI)
			.float32(2, 1.5f)
			.sint64(3, Long.MIN_VALUE)
			.int32(4, -1)
			.uint32(5, -1)
			.bool(6, true)
			.float64(7, 0)
			.message(8, (out) -> out.string(1, "ж".repeat(100)))
			.toByteArray();
		assertThat(ByteBufUtil.hexDump(bytes)).startsWith("09182d4454fb210940" + "150000c03f");
		ProtobufReader in = new ProtobufReader(bytes);
		assertThat(in.next()).isEqualTo(1);
		assertThat(in.float64()).isEqualTo(Math.PI);
		assertThat(in.next()).isEqualTo(2);
		assertThat(in.float32()).isEqualTo(1.5f);
		assertThat(in.next()).isEqualTo(3);
		assertThat(in.sint64()).isEqualTo(Long.MIN_VALUE);
		assertThat(in.next()).isEqualTo(4);
		assertThat(in.int32()).isEqualTo(-1);
		assertThat(in.next()).isEqualTo(5);
		assertThat(in.uint32()).isEqualTo(-1);
		assertThat(in.next()).isEqualTo(6);
		assertThat(in.bool()).isTrue();
		assertThat(in.next()).isEqualTo(8);
		int outer = in.enter();
		assertThat(in.next()).isEqualTo(1);
		assertThat(in.string()).hasSize(100);
		in.leave(outer);
		assertThat(in.next()).isZero();
	}

	private static ConnectRequest connect(String hex) {
		return ProtobufCodec.INSTANCE.readConnectRequest(Unpooled.wrappedBuffer(hex(hex)));
	}

	private static List<Command> all(String hex) {
		List<Command> commands = new ArrayList<>();
		CommandReader reader = reader(hex);
		for (Command command = reader.read(); command != null; command = reader.read()) {
			commands.add(command);
		}
		return commands;
	}

	private static CommandReader reader(String hex) {
		return ProtobufCodec.INSTANCE.reader(Unpooled.wrappedBuffer(hex(hex)));
	}

	private static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

}

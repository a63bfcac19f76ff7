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

package io.centrifugo.engine.transport.grpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.proto.unistream.Push;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.frame.VarintFraming;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.protocol.push.MessagePush;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.testkit.VirtualLoop;
import io.centrifugo.engine.transport.RecordingSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GrpcConnection}.
 */
class GrpcConnectionTests {

	private static final WireForm FORM = new WireForm(ProtobufCodec.INSTANCE, true, VarintFraming.INSTANCE);

	private final VirtualLoop loop = new VirtualLoop();

	private final FakeCall call = new FakeCall();

	private final GrpcConnection connection = new GrpcConnection(this.loop.eventLoop(),
			new TransportInfo("uni_grpc", FORM, false, true, Map.of(), ""), this.call);

	private final RecordingSession session = new RecordingSession(this.connection);

	private final List<ByteBuf> frames = new ArrayList<>();

	GrpcConnectionTests() {
		this.connection.start(this.session);
	}

	@Test
	void sendsAtOnceWhatTheCallIsReadyFor() {
		this.connection.write(frame("a"));
		assertThat(texts()).containsExactly("a");
		assertThat(this.connection.pendingBytes()).isZero();
		assertReleased();
	}

	@Test
	void everyMessageOfAFrameIsOneOfTheCall() {
		String large = "x".repeat(300);
		this.connection.write(keep(Unpooled.wrappedBuffer(encode("a"), encode(large), encode("c"))));
		assertThat(texts()).containsExactly("a", large, "c");
		assertReleased();
	}

	@Test
	void indexesOfASharedFrameStay() {
		ByteBuf frame = frame("a");
		int length = frame.readableBytes();
		this.connection.write(frame.retain());
		assertThat(frame.readableBytes()).isEqualTo(length);
		frame.release();
		assertReleased();
	}

	@Test
	void pingIsAPushOfNothing() {
		this.connection.write(keep(FORM.encodePing(ByteBufAllocator.DEFAULT)));
		assertThat(this.call.pushes).containsExactly(Push.getDefaultInstance());
		assertReleased();
	}

	@Test
	void whatTheCallIsNotReadyForWaitsAndIsCounted() {
		this.call.room = 1;
		ByteBuf frame = keep(Unpooled.wrappedBuffer(encode("a"), encode("b")));
		int half = frame.readableBytes() / 2;
		this.connection.write(frame);
		this.connection.write(frame("c"));
		assertThat(texts()).containsExactly("a");
		assertThat(this.connection.pendingBytes()).isEqualTo(2 * half);
		this.call.room = 2;
		this.connection.send();
		assertThat(texts()).containsExactly("a", "b", "c");
		assertThat(this.connection.pendingBytes()).isZero();
		assertReleased();
	}

	@Test
	void endIsADisconnectPushAfterWhatWaits() {
		this.call.room = 0;
		this.connection.write(frame("a"));
		this.connection.close(Disconnect.FORCE_NO_RECONNECT);
		this.connection.close(Disconnect.SHUTDOWN);
		assertThat(this.session.closed).containsExactly(3503);
		assertThat(this.call.status).isNull();
		this.call.room = 9;
		this.connection.send();
		assertThat(texts()).containsExactly("a", "");
		assertThat(lastCode()).isEqualTo(3503);
		assertThat(this.call.status).isEqualTo(Status.OK);
		assertReleased();
	}

	@Test
	void whoDoesNotReadIsWaitedForOnlyAMoment() {
		this.call.room = 0;
		this.connection.write(frame("a"));
		this.connection.close(Disconnect.SHUTDOWN);
		this.loop.advance(Duration.ofSeconds(1));
		assertThat(this.call.pushes).hasSize(1);
		assertThat(lastCode()).isEqualTo(3001);
		assertThat(this.call.status).isEqualTo(Status.OK);
		assertReleased();
	}

	@Test
	void slowClientIsToldOnlyThat() {
		this.call.room = 1;
		this.connection.write(keep(Unpooled.wrappedBuffer(encode("a"), encode("b"))));
		this.connection.close(Disconnect.SLOW);
		assertThat(texts()).containsExactly("a", "");
		assertThat(lastCode()).isEqualTo(3008);
		assertThat(this.call.status).isEqualTo(Status.OK);
		assertThat(this.session.closed).containsExactly(3008);
		assertReleased();
	}

	@Test
	void goneClientIsToldNothing() {
		this.call.room = 0;
		this.connection.write(frame("a"));
		this.connection.cancelled();
		this.connection.write(frame("b"));
		this.connection.close(Disconnect.SHUTDOWN);
		this.loop.advance(Duration.ofSeconds(2));
		assertThat(this.call.pushes).isEmpty();
		assertThat(this.call.status).isNull();
		assertThat(this.session.closed).containsExactly(3000);
		assertThat(this.connection.session()).isNull();
		assertReleased();
	}

	@Test
	void clientMayGoWhileItIsSentAway() {
		this.call.room = 0;
		this.connection.write(frame("a"));
		this.connection.close(Disconnect.SHUTDOWN);
		this.connection.cancelled();
		this.loop.advance(Duration.ofSeconds(2));
		assertThat(this.call.pushes).isEmpty();
		assertThat(this.call.status).isNull();
		assertThat(this.session.closed).containsExactly(3001);
		assertReleased();
	}

	private ByteBuf frame(String text) {
		return keep(encode(text));
	}

	private ByteBuf keep(ByteBuf frame) {
		this.frames.add(frame);
		return frame;
	}

	private static ByteBuf encode(String text) {
		return FORM.encode(ByteBufAllocator.DEFAULT, new io.centrifugo.engine.protocol.push.Push("",
				new MessagePush(Payload.of(text.getBytes(StandardCharsets.UTF_8)))));
	}

	private List<String> texts() {
		return this.call.pushes.stream().map((push) -> push.getMessage().getData().toStringUtf8()).toList();
	}

	private int lastCode() {
		return this.call.pushes.get(this.call.pushes.size() - 1).getDisconnect().getCode();
	}

	private void assertReleased() {
		assertThat(this.frames).allSatisfy((frame) -> assertThat(frame.refCnt()).isZero());
	}

}

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
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.transport.ConnectionLimits;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.RecordingSession;
import io.centrifugo.engine.transport.TestRequest;
import io.centrifugo.engine.transport.TransportContext;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketConnectionTests {

	private final EmbeddedChannel channel = new EmbeddedChannel();

	private RecordingSession session;

	@AfterEach
	void finish() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void handsMessagesToTheSession() {
		open("/");
		this.channel.writeInbound(ClientFrames.text("one"), ClientFrames.text("two"));
		assertThat(this.session.frames).containsExactly("one", "two");
	}

	@Test
	void sendsWhatATurnWroteInOrder() {
		open("/");
		ByteBuf first = buffer("a");
		inOneTurn(() -> {
			this.session.connection().write(first);
			this.session.connection().write(buffer("b"));
			this.session.connection().write(buffer("c"));
		});
		assertThat(sent()).isEqualTo("abc");
		assertThat(this.session.connection().pendingBytes()).isZero();
		assertThat(first.refCnt()).isZero();
	}

	@Test
	void doesNotMoveTheIndexesOfASharedBuffer() {
		open("/");
		ByteBuf shared = buffer("shared");
		inOneTurn(() -> {
			this.session.connection().write(shared.retain());
			this.session.connection().write(shared.retain());
		});
		assertThat(sent()).isEqualTo("sharedshared");
		assertThat(shared.readableBytes()).isEqualTo(6);
		assertThat(shared.refCnt()).isEqualTo(1);
		shared.release();
	}

	@Test
	void answersPings() {
		open("/");
		this.channel.writeInbound(ClientFrames.frame(0x89, new byte[] { 1, 2 }));
		assertThat(sentHex()).isEqualTo("8a020102");
	}

	@Test
	void closesWithCodeAndReasonBehindWhatIsQueued() {
		open("/");
		inOneTurn(() -> {
			this.session.connection().write(buffer("x"));
			this.session.connection().close(Disconnect.BAD_REQUEST);
		});
		assertThat(this.session.closed).containsExactly(3501);
		assertThat(sentHex()).isEqualTo("78" + "880d0dad" + hex("bad request"));
		assertThat(this.channel.isOpen()).isTrue();
		this.channel.writeInbound(ClientFrames.text("ignored"), ClientFrames.close(3501));
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.session.frames).isEmpty();
		assertThat(this.session.closed).containsExactly(3501);
	}

	@Test
	void closeIsIdempotentAndWritesAfterItAreReleased() {
		open("/");
		this.session.connection().close(Disconnect.SHUTDOWN);
		this.session.connection().close(Disconnect.STALE);
		ByteBuf late = buffer("late");
		this.session.connection().write(late);
		assertThat(late.refCnt()).isZero();
		assertThat(sentHex()).isEqualTo("880a0bb9" + hex("shutdown"));
		assertThat(this.session.closed).containsExactly(3001);
	}

	@Test
	void dropsTheSocketWhenThePeerDoesNotAnswerTheClose() {
		this.channel.freezeTime();
		open("/");
		this.session.connection().close(Disconnect.STALE);
		this.channel.advanceTimeBy(4999, TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
		assertThat(this.channel.isOpen()).isTrue();
		this.channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void slowClientLosesWhatIsQueued() {
		open("/");
		ByteBuf queued = buffer("queued");
		inOneTurn(() -> {
			this.session.connection().write(queued);
			this.session.connection().close(Disconnect.SLOW);
		});
		assertThat(queued.refCnt()).isZero();
		assertThat(sentHex()).isEqualTo("88060bc0" + hex("slow"));
	}

	@Test
	void connectionClosedSendsNothing() {
		open("/");
		this.session.connection().close(Disconnect.CONNECTION_CLOSED);
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(sentHex()).isEmpty();
		assertThat(this.session.closed).containsExactly(3000);
	}

	@Test
	void answersThePeersClose() {
		open("/");
		this.channel.writeInbound(ClientFrames.close(1000));
		assertThat(sentHex()).isEqualTo("880203e8");
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.session.closed).containsExactly(3000);
	}

	@Test
	void peerMayGoWithoutAWord() {
		open("/");
		ByteBuf queued = buffer("queued");
		inOneTurn(() -> {
			this.session.connection().write(queued);
			this.channel.close();
		});
		assertThat(this.session.closed).containsExactly(3000);
		assertThat(sent()).isIn("", "queued");
		assertThat(queued.refCnt()).isZero();
	}

	@Test
	void failsTheConnectionOfAPeerThatBreaksTheRules() {
		open("/");
		this.channel.writeInbound(Unpooled.wrappedBuffer(new byte[] { (byte) 0x81, 0 }), ClientFrames.text("ignored"));
		assertThat(sentHex()).isEqualTo("880203ea");
		assertThat(this.session.closed).containsExactly(3000);
		assertThat(this.session.frames).isEmpty();
	}

	@Test
	void closesWith1009OverTheSizeLimit() {
		open("/");
		this.channel.writeInbound(ClientFrames.text("x".repeat(65537)));
		assertThat(sentHex()).isEqualTo("880203f1");
		assertThat(this.session.closed).containsExactly(3000);
	}

	@Test
	void stopsReadingOnDemandAndReadsAgainToClose() {
		open("/");
		this.session.connection().setReadable(false);
		assertThat(this.channel.config().isAutoRead()).isFalse();
		this.session.connection().close(Disconnect.STALE);
		assertThat(this.channel.config().isAutoRead()).isTrue();
	}

	@Test
	void pingsNativelyWhenAsked() {
		this.channel.freezeTime();
		open("/?cf_ws_frame_ping_pong=true");
		advance(Duration.ofSeconds(25));
		assertThat(sentHex()).isEqualTo("8900");
		this.channel.writeInbound(ClientFrames.frame(0x8a, new byte[0]));
		advance(Duration.ofSeconds(8));
		advance(Duration.ofSeconds(17));
		assertThat(sentHex()).isEqualTo("8900");
		advance(Duration.ofSeconds(8));
		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.session.closed).containsExactly(3012);
	}

	@Test
	void doesNotPingNativelyOtherwise() {
		this.channel.freezeTime();
		open("/");
		advance(Duration.ofMinutes(5));
		assertThat(sentHex()).isEmpty();
		assertThat(this.channel.isOpen()).isTrue();
	}

	private void inOneTurn(Runnable task) {
		this.channel.eventLoop().execute(task);
		this.channel.runPendingTasks();
	}

	private void advance(Duration duration) {
		this.channel.advanceTimeBy(duration.toMillis(), TimeUnit.MILLISECONDS);
		this.channel.runScheduledPendingTasks();
		this.channel.runPendingTasks();
	}

	private void open(String uri) {
		TransportContext context = new TransportContext((connection) -> {
			this.session = new RecordingSession(connection);
			return this.session;
		}, OriginPatterns.NONE, ConnectionLimits.NONE, HeaderCapture.NONE, "");
		new WebSocketTransport(WebSocketOptions.DEFAULTS, context).handshake(TestRequest.webSocket(uri).build())
			.takeOver()
			.accept(this.channel);
	}

	private static ByteBuf buffer(String text) {
		return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
	}

	private static String hex(String text) {
		return ByteBufUtil.hexDump(text.getBytes(StandardCharsets.UTF_8));
	}

	private String sent() {
		return new String(ByteBufUtil.decodeHexDump(sentHex()), StandardCharsets.UTF_8);
	}

	private String sentHex() {
		this.channel.runPendingTasks();
		StringBuilder hex = new StringBuilder();
		for (ByteBuf next = this.channel.readOutbound(); next != null; next = this.channel.readOutbound()) {
			hex.append(ByteBufUtil.hexDump(next));
			next.release();
		}
		return hex.toString();
	}

}

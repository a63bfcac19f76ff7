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

package io.centrifugo.engine.node.control;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.Unsubscribe;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.ProtobufWriter;
import io.centrifugo.engine.session.ConnectionRefresh;
import io.centrifugo.engine.session.ServerSubscription;
import io.centrifugo.engine.session.SessionSelector;
import io.centrifugo.engine.session.SubscriptionFlags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ControlCodec}, against bytes that the original's decoder has
 * confirmed.
 */
class ControlCodecTests {

	private static final SessionSelector U7 = SessionSelector.user("u7");

	static Stream<Arguments> vectors() {
		return Stream.of(vector(new ShutdownMessage(), "0a026e313a00"),
				vector(new NodeInfo("n1", "java-1", "6.9.1", 2, 0, 0, 0, 30, null, Payload.EMPTY),
						"0a026e3122170a026e3112066a6176612d311a05362e392e312002381e"),
				vector(new SurveyRequest(1, "channels", Payload.EMPTY), "0a026e31420c080112086368616e6e656c73"),
				vector(new SurveyResponse(1, SurveyAnswer.METHOD_NOT_FOUND), "0a026e314a0408011003"),
				vector(new UnsubscribeMessage(U7, "test", Unsubscribe.SERVER),
						"0a026e312a210a04746573741202753728d00f321273657276657220756e737562736372696265"),
				vector(new DisconnectMessage(U7, List.of(), Disconnect.FORCE_NO_RECONNECT),
						"0a026e3132190a02753718af1b2210666f72636520646973636f6e6e656374"),
				vector(new SubscribeMessage(U7, subscription(new SubscriptionFlags(true, false, false, true, false))),
						"0a026e31520e0a02753712047465737418013001"));
	}

	private static Arguments vector(ControlMessage message, String hex) {
		return Arguments.of(message, hex);
	}

	private static ServerSubscription subscription(SubscriptionFlags flags) {
		return new ServerSubscription("test", flags, 0, Payload.EMPTY, Payload.EMPTY, null);
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void bytesAreTheOriginals(ControlMessage message, String hex) {
		byte[] bytes = HexFormat.of().parseHex(hex);
		ControlCommand command = new ControlCommand("n1", message);
		assertThat(ControlCodec.encode(command)).isEqualTo(bytes);
		assertThat(ControlCodec.decode(bytes)).isEqualTo(command);
	}

	static Stream<ControlMessage> fullMessages() {
		SessionSelector one = new SessionSelector("u", false, "c", "s");
		return Stream.of(
				new NodeInfo("n2", "x", "v", 1, 2, 3, 4, 5, new NodeMetricsInfo(60, Map.of("a.b", 1.5, "c", 0.0)),
						Payload.of("d")),
				new SubscribeMessage(one,
						new ServerSubscription("ch", new SubscriptionFlags(true, true, true, true, true), 1700000000L,
								Payload.of("{}"), Payload.of("1"), new StreamPosition(7, "epoch"))),
				new SubscribeMessage(SessionSelector.everybody(), subscription(SubscriptionFlags.NONE)),
				new UnsubscribeMessage(one, "ch", new Unsubscribe(2100, "because")),
				new UnsubscribeMessage(SessionSelector.everybody(), "ch", Unsubscribe.SERVER),
				new DisconnectMessage(one, List.of("c1", "c2"), new Disconnect(4501, "custom")),
				new DisconnectMessage(SessionSelector.everybody(), List.of(), Disconnect.FORCE_RECONNECT),
				new RefreshMessage(one, new ConnectionRefresh(true, -5, Payload.of("{}"))),
				new RefreshMessage(SessionSelector.everybody(), new ConnectionRefresh(false, 0, Payload.EMPTY)),
				new SurveyRequest(Long.MAX_VALUE, "op", Payload.of("x")),
				new SurveyResponse(3, SurveyAnswer.ok(Payload.of("y"))),
				new Notification("usage_stats.last_sent_at", Payload.of("1")));
	}

	@ParameterizedTest
	@MethodSource("fullMessages")
	void everyFieldComesBack(ControlMessage message) {
		ControlCommand command = new ControlCommand("n1", message);
		assertThat(ControlCodec.decode(ControlCodec.encode(command))).isEqualTo(command);
	}

	@Test
	void firstOfSeveralBodiesCounts() {
		byte[] bytes = new ProtobufWriter().string(1, "n1")
			.message(8, (survey) -> survey.string(2, "channels"))
			.message(7, (shutdown) -> {
			})
			.toByteArray();
		assertThat(ControlCodec.decode(bytes).message()).isEqualTo(new ShutdownMessage());
	}

	@Test
	void unknownFieldsAreSkipped() {
		byte[] bytes = new ProtobufWriter().string(1, "n1")
			.message(9, (response) -> response.uint64(1, 5).string(77, "x").float64(78, 1))
			.float32(99, 1)
			.toByteArray();
		assertThat(ControlCodec.decode(bytes))
			.isEqualTo(new ControlCommand("n1", new SurveyResponse(5, SurveyAnswer.OK)));
	}

	@Test
	void commandWithoutKnownBodyIsUnsupported() {
		byte[] bytes = new ProtobufWriter().string(1, "n1").string(42, "x").toByteArray();
		assertThat(ControlCodec.decode(bytes).message().type()).isEqualTo(ControlType.UNSUPPORTED);
	}

	@Test
	void labelFilterIsNotIgnored() {
		byte[] bytes = new ProtobufWriter().string(1, "n1")
			.message(6, (disconnect) -> disconnect.message(8, (filter) -> filter.string(2, "k")).bool(9, true))
			.toByteArray();
		assertThat(ControlCodec.decode(bytes).message().type()).isEqualTo(ControlType.UNSUPPORTED);
	}

	@Test
	void codesDefaultWhenAbsent() {
		byte[] bytes = new ProtobufWriter().string(1, "n1").message(6, (body) -> body.string(1, "u7")).toByteArray();
		assertThat(ControlCodec.decode(bytes).message())
			.isEqualTo(new DisconnectMessage(U7, List.of(), Disconnect.FORCE_NO_RECONNECT));
	}

	@Test
	void garbageIsRefused() {
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> ControlCodec.decode(new byte[] { 0x0a, 0x7f, 1 }));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ControlCodec.encode(new ControlCommand("n1", new UnsupportedMessage("x"))));
	}

}

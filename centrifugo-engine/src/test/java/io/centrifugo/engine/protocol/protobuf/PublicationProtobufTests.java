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

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.push.DisconnectPush;
import io.centrifugo.engine.protocol.push.JoinPush;
import io.centrifugo.engine.protocol.push.LeavePush;
import io.centrifugo.engine.protocol.push.PublicationPush;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PublicationProtobuf}, {@link ClientInfoProtobuf} and
 * {@link PushProtobuf}, with bytes seen between servers of the original.
 */
class PublicationProtobufTests {

	@Test
	void matchesBytesOfTheOriginal() {
		byte[] bytes = HexFormat.of().parseHex("22077b226e223a317d48cce8dde2a034");
		Publication publication = PublicationProtobuf.decode(bytes);
		assertThat(publication.data()).isEqualTo(Payload.of("{\"n\":1}"));
		assertThat(publication.time()).isPositive();
		assertThat(PublicationProtobuf.encode(publication)).isEqualTo(bytes);
	}

	@Test
	void matchesClientInfoOfTheOriginal() {
		byte[] bytes = HexFormat.of().parseHex("0a02753712026331");
		ClientInfo info = ClientInfoProtobuf.decode(bytes);
		assertThat(info).isEqualTo(new ClientInfo("u7", "c1"));
		assertThat(ClientInfoProtobuf.encode(info)).isEqualTo(bytes);
	}

	@Test
	void keepsEveryField() {
		Publication publication = Publication.builder(Payload.of(new byte[] { 0, -1 }))
			.info(new ClientInfo("u", "c", Payload.of("1"), Payload.of("2")))
			.offset(-1)
			.epoch("E")
			.tags(Map.of("a", "", "b", "ü"))
			.delta(true)
			.time(Long.MAX_VALUE)
			.channel("ch")
			.map(new MapEntryChange("k", true, -7))
			.previousData(Payload.of("prev"))
			.version(12)
			.build();
		assertThat(PublicationProtobuf.decode(PublicationProtobuf.encode(publication))).isEqualTo(publication);
	}

	@Test
	void carriesPushesBetweenServers() {
		Publication publication = Publication.builder(Payload.of("1")).delta(true).time(5).build();
		for (PushBody body : List.of(new PublicationPush(publication), new JoinPush(new ClientInfo("u", "c")),
				new LeavePush(new ClientInfo("", "c")))) {
			Push push = new Push("ch", body);
			assertThat(PushProtobuf.decode(PushProtobuf.encode(push))).isEqualTo(push);
		}
		assertThat(PushProtobuf.encode(new Push("a", new JoinPush(new ClientInfo("u", "c")))))
			.isEqualTo(HexFormat.of().parseHex("1201612a080a060a0175120163"));
	}

	@Test
	void refusesPushesThatServersDoNotExchange() {
		byte[] disconnect = PushProtobuf.encode(new Push("", new DisconnectPush(Disconnect.SHUTDOWN)));
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> PushProtobuf.decode(disconnect));
	}

	@Test
	void refusesOtherBytes() {
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> PublicationProtobuf.decode(new byte[] { 0x22, 0x7f }));
	}

}

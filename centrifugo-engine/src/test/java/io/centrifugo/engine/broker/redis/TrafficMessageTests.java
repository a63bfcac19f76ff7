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

package io.centrifugo.engine.broker.redis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.broker.RecordedEvents;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TrafficMessage}, with bytes seen on the wire of the original.
 */
class TrafficMessageTests {

	private static final String PUBLICATION_HEX = "22077b226e223a317d48cce8dde2a034";

	private final RecordedEvents events = new RecordedEvents();

	@Test
	void barePublicationHasNoPosition() {
		RecordedEvents.Event event = deliver(HexFormat.of().parseHex(PUBLICATION_HEX));
		assertThat(event.text()).isEqualTo("{\"n\":1}");
		assertThat(event.published().time()).isPositive();
		assertThat(event.position()).isEqualTo(StreamPosition.ZERO);
		assertThat(event.delta()).isFalse();
	}

	@Test
	void barePublicationMayAskForDeltas() {
		RecordedEvents.Event event = deliver(
				PublicationProtobuf.encode(Publication.builder(Payload.of("1")).delta(true).build()));
		assertThat(event.delta()).isTrue();
		assertThat(event.previous()).isNull();
	}

	@Test
	void positionComesFromTheHeader() {
		RecordedEvents.Event event = deliver(join("__p1:17:mKXFBCeq__", HexFormat.of().parseHex(PUBLICATION_HEX)));
		assertThat(event.position()).isEqualTo(new StreamPosition(17, "mKXFBCeq"));
		assertThat(event.published().offset()).isEqualTo(17);
		assertThat(event.text()).isEqualTo("{\"n\":1}");
	}

	@Test
	void positionOfThePublicationItselfWins() {
		byte[] own = PublicationProtobuf
			.encode(Publication.builder(Payload.of("1")).offset(5).epoch("own").previousData(Payload.of("0")).build());
		RecordedEvents.Event event = deliver(join("__p1:17:header__", own));
		assertThat(event.position()).isEqualTo(new StreamPosition(5, "own"));
		assertThat(event.previous()).isNotNull().extracting(Publication::data).isEqualTo(Payload.of("0"));
	}

	@Test
	void binaryPartsAreNotSearchedForSeparators() {
		byte[] previous = PublicationProtobuf.encode(Publication.of(Payload.of("__:9:__")));
		byte[] current = PublicationProtobuf
			.encode(Publication.builder(Payload.of(":3:__x")).tags(Map.of("a", "b")).build());
		RecordedEvents.Event event = deliver(
				join("__d1:2:ep:" + previous.length + ":", previous, ":" + current.length + ":", current));
		assertThat(event.position()).isEqualTo(new StreamPosition(2, "ep"));
		assertThat(event.delta()).isTrue();
		assertThat(event.text()).isEqualTo(":3:__x");
		assertThat(event.previous()).isNotNull().extracting(Publication::data).isEqualTo(Payload.of("__:9:__"));
	}

	@Test
	void deltaMayHaveNoPrevious() {
		byte[] current = PublicationProtobuf.encode(Publication.of(Payload.of("1")));
		RecordedEvents.Event event = deliver(join("__d1:1:ep:0::" + current.length + ":", current));
		assertThat(event.delta()).isTrue();
		assertThat(event.previous()).isNull();
		assertThat(event.text()).isEqualTo("1");
	}

	@Test
	void joinHasTheOriginalsBytes() {
		ClientInfo info = new ClientInfo("u7", "c1");
		byte[] message = TrafficMessage.join(info);
		assertThat(HexFormat.of().formatHex(message)).isEqualTo("5f5f6a5f5f0a02753712026331");
		RecordedEvents.Event event = deliver(message);
		assertThat(event.kind()).isEqualTo("join");
		assertThat(event.info()).isEqualTo(info);
	}

	@Test
	void leaveComesBack() {
		ClientInfo info = new ClientInfo("u7", "c1", Payload.of("{}"), Payload.EMPTY);
		RecordedEvents.Event event = deliver(TrafficMessage.leave(info));
		assertThat(event.kind()).isEqualTo("leave");
		assertThat(event.info()).isEqualTo(info);
	}

	@ParameterizedTest
	@ValueSource(strings = { "__", "__p1", "__p1:x:e__", "__p1:1", "__p1:1:epoch", "__d1:1:e:9:x", "__d1:1:e:0::",
			"__d1:1:e:-1:", "__d1:1:e:99999999999999999999:", "__x1:1:e__", "__j__\u0007", "not a publication" })
	void garbageIsRefused(String text) {
		assertThatExceptionOfType(MalformedFrameException.class)
			.isThrownBy(() -> deliver(text.getBytes(StandardCharsets.UTF_8)));
	}

	private RecordedEvents.Event deliver(byte[] message) {
		TrafficMessage.deliver("c", message, this.events);
		return this.events.of("c").get(0);
	}

	private static byte[] join(Object... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (Object part : parts) {
			out.writeBytes((part instanceof byte[] bytes) ? bytes : part.toString().getBytes(StandardCharsets.UTF_8));
		}
		return out.toByteArray();
	}

}

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

package io.centrifugo.engine.hub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.PlainFraming;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;

import static org.assertj.core.api.Assertions.assertThat;

class BroadcastPublicationTests {

	private static final WireForm JSON = new WireForm(JsonCodec.INSTANCE, false, PlainFraming.INSTANCE);

	private static final WireForm OTHER_JSON = new WireForm(JsonCodec.INSTANCE, true, PlainFraming.INSTANCE);

	private static final WireForm PROTOBUF = new WireForm(ProtobufCodec.INSTANCE, false, PlainFraming.INSTANCE);

	private static final String OLD = "{\"text\":\"a long text that stays as it is\",\"n\":1}";

	private static final String NEW = "{\"text\":\"a long text that stays as it is\",\"n\":2}";

	private final List<BroadcastPublication> made = new ArrayList<>();

	@AfterEach
	void release() {
		this.made.forEach(Broadcast::release);
	}

	@Test
	void fullCarriesOffsetAndTagsButNothingInternal() {
		Publication publication = Publication.builder(Payload.of("{}"))
			.time(5)
			.previousData(Payload.of("1"))
			.tags(Map.of("k", "v"))
			.build();
		assertThat(json(make(publication, new StreamPosition(3, "e"), null), PublicationVariant.FULL))
			.isEqualTo("{\"push\":{\"channel\":\"c\",\"pub\":{\"data\":{},\"offset\":3,\"tags\":{\"k\":\"v\"}}}}");
	}

	@Test
	void epochIsOnTheFirstPublicationOnlyAndNeverForDeltas() {
		BroadcastPublication first = make(Publication.of(Payload.of("{}")), new StreamPosition(1, "e"), null);
		assertThat(json(first, PublicationVariant.FULL)).contains("\"offset\":1,\"epoch\":\"e\"");
		assertThat(json(first, PublicationVariant.DELTA_BASE)).contains("\"data\":\"{}\",\"offset\":1}");
	}

	@Test
	void baseForJsonIsAString() {
		assertThat(json(make(OLD, NEW), PublicationVariant.DELTA_BASE))
			.contains("\"data\":\"{\\\"text\\\":\\\"a long text that stays as it is\\\",\\\"n\\\":2}\"")
			.doesNotContain("delta");
	}

	@Test
	void baseForProtobufIsTheFullFrame() {
		BroadcastPublication publication = make(OLD, NEW);
		assertThat(publication.frame(PROTOBUF, PublicationVariant.DELTA_BASE))
			.isSameAs(publication.frame(PROTOBUF, PublicationVariant.FULL));
	}

	@Test
	void deltaIsAPatch() {
		BroadcastPublication publication = make(OLD, NEW);
		assertThat(json(publication, PublicationVariant.DELTA)).contains("\"data\":\"")
			.contains("@0")
			.contains("\"delta\":true");
		ByteBuf protobuf = publication.frame(PROTOBUF, PublicationVariant.DELTA);
		assertThat(protobuf).isNotNull().isNotSameAs(publication.frame(PROTOBUF, PublicationVariant.FULL));
	}

	@Test
	void deltaIsFullWithoutABaseOrWithoutTheWish() {
		BroadcastPublication noBase = make(Publication.of(Payload.of(NEW)), new StreamPosition(2, "e"), null);
		assertThat(noBase.frame(JSON, PublicationVariant.DELTA))
			.isSameAs(noBase.frame(JSON, PublicationVariant.DELTA_BASE));
		BroadcastPublication noWish = new BroadcastPublication("c", Publication.of(Payload.of(NEW)),
				new StreamPosition(2, "e"), false, Publication.of(Payload.of(OLD)), 1);
		this.made.add(noWish);
		assertThat(noWish.frame(JSON, PublicationVariant.DELTA))
			.isSameAs(noWish.frame(JSON, PublicationVariant.DELTA_BASE));
	}

	@Test
	void deltaIsFullWhenThePatchDoesNotPay() {
		BroadcastPublication publication = make("{\"abcdef\":1}", "[]");
		assertThat(publication.frame(JSON, PublicationVariant.DELTA))
			.isSameAs(publication.frame(JSON, PublicationVariant.DELTA_BASE));
	}

	@Test
	void removalHasNeitherDataNorDelta() {
		Publication removal = Publication.builder(Payload.EMPTY).map(new MapEntryChange("k", true, 0)).build();
		BroadcastPublication made = make(removal, new StreamPosition(2, "e"), Publication.of(Payload.of(OLD)));
		String pushed = "{\"push\":{\"channel\":\"c\",\"pub\":{%s\"offset\":2,\"key\":\"k\",\"removed\":true}}}";
		assertThat(json(made, PublicationVariant.FULL)).isEqualTo(pushed.formatted(""));
		assertThat(json(made, PublicationVariant.DELTA)).isEqualTo(pushed.formatted("\"data\":\"null\","));
	}

	@Test
	void binaryDataDoesNotFitJsonInAnyVariant() {
		BroadcastPublication publication = make(OLD, "\u0001");
		for (PublicationVariant variant : PublicationVariant.values()) {
			assertThat(publication.frame(JSON, variant)).isNull();
			assertThat(publication.frame(PROTOBUF, variant)).isNotNull();
		}
	}

	@Test
	void formsHaveFramesOfTheirOwn() {
		BroadcastPublication publication = make(OLD, NEW);
		assertThat(publication.frame(JSON, PublicationVariant.FULL))
			.isSameAs(publication.frame(JSON, PublicationVariant.FULL));
		assertThat(text(publication.frame(OTHER_JSON, PublicationVariant.FULL))).startsWith("{\"channel\"");
	}

	@Test
	void releasesEveryFrameOnce() {
		BroadcastPublication publication = new BroadcastPublication("c", Publication.of(Payload.of(NEW)),
				new StreamPosition(2, "e"), true, null, 2);
		List<ByteBuf> frames = new ArrayList<>();
		for (PublicationVariant variant : PublicationVariant.values()) {
			frames.add(publication.frame(JSON, variant));
			frames.add(publication.frame(PROTOBUF, variant));
		}
		publication.release();
		assertThat(frames).allMatch((frame) -> frame.refCnt() > 0);
		publication.release();
		assertThat(frames).allMatch((frame) -> frame.refCnt() == 0);
	}

	private BroadcastPublication make(String previous, String data) {
		return make(Publication.of(Payload.of(data)), new StreamPosition(2, "e"), Publication.of(Payload.of(previous)));
	}

	private BroadcastPublication make(Publication publication, StreamPosition position,
			@Nullable Publication previous) {
		BroadcastPublication broadcast = new BroadcastPublication("c", publication, position, true, previous, 1);
		this.made.add(broadcast);
		return broadcast;
	}

	private static String json(BroadcastPublication publication, PublicationVariant variant) {
		return text(publication.frame(JSON, variant));
	}

	private static String text(@Nullable ByteBuf frame) {
		assertThat(frame).isNotNull();
		return frame.toString(StandardCharsets.UTF_8);
	}

}

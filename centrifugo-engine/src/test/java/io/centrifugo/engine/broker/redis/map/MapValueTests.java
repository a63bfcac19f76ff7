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

package io.centrifugo.engine.broker.redis.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.MapEntryChange;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MapValue}.
 */
class MapValueTests implements BrokerEvents {

	private final Publication publication = Publication.builder(Payload.of("{\"a\":1}"))
		.map(new MapEntryChange("k:1", false, 0))
		.build();

	private final List<String> received = new ArrayList<>();

	@Test
	void formsOfTheOriginalAreRead() {
		byte[] body = PublicationProtobuf.encode(this.publication);
		MapValue.deliver("c", body, this);
		MapValue.deliver("c", join("7:ep:", body), this);
		MapValue.deliver("c", join("0::", body), this);
		byte[] value = join("6:ep:", body);
		MapValue.deliver("c", join("d:7:ep:" + value.length + ":", value, ":" + body.length + ":", body), this);
		assertThat(this.received).containsExactly("k:1@0/0 false null", "k:1@7/7ep false null", "k:1@0/0 false null",
				"k:1@7/7ep true 6");
		assertThat(MapValue.read(value).offset()).isEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "7:", "7:e", "x:e:", "d:", "d:7:e:9:", "d:7:e:-1:", "d:7:e:1:a", "7:e:\u00ff" })
	void whateverElseIsRefused(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(MalformedFrameException.class).isThrownBy(() -> MapValue.read(bytes));
		if (text.startsWith("d") || text.startsWith("7:")) {
			assertThatExceptionOfType(MalformedFrameException.class)
				.isThrownBy(() -> MapValue.deliver("c", bytes, this));
		}
	}

	private static byte[] join(Object... parts) {
		List<byte[]> all = new ArrayList<>();
		for (Object part : parts) {
			all.add((part instanceof byte[] bytes) ? bytes : String.valueOf(part).getBytes(StandardCharsets.US_ASCII));
		}
		byte[] joined = new byte[all.stream().mapToInt((part) -> part.length).sum()];
		int position = 0;
		for (byte[] part : all) {
			System.arraycopy(part, 0, joined, position, part.length);
			position += part.length;
		}
		return joined;
	}

	@Override
	public void onPublication(String channel, Publication published, StreamPosition position, boolean delta,
			@Nullable Publication previous) {
		this.received.add(published.key() + "@" + published.offset() + "/" + position.offset() + position.epoch() + " "
				+ delta + " " + ((previous != null) ? previous.offset() : null));
	}

	@Override
	public void onJoin(String channel, ClientInfo info) {
		throw new AssertionError();
	}

	@Override
	public void onLeave(String channel, ClientInfo info) {
		throw new AssertionError();
	}

	@Override
	public void onResubscribed(Collection<String> channels) {
		throw new AssertionError();
	}

}

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

package io.centrifugo.engine.protocol.delta;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.centrifugo.engine.protocol.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FossilDelta}.
 */
class FossilDeltaTests {

	@Test
	void copiesIdenticalTarget() {
		Payload data = Payload.of("x".repeat(74));
		assertThat(text(FossilDelta.encode(data, data))).startsWith("1A\n1A@0,").endsWith(";");
	}

	@Test
	void paysNotForShortOrForeignTargets() {
		assertThat(FossilDelta.encode(Payload.of("{\"x\":1}"), Payload.of("{\"x\":2}"))).isNull();
		assertThat(FossilDelta.encode(Payload.EMPTY, Payload.of("{\"x\":2}"))).isNull();
		assertThat(FossilDelta.encode(Payload.of("{\"x\":2}"), Payload.EMPTY)).isNull();
		assertThat(FossilDelta.encode(Payload.of("abcdefgh".repeat(9)), Payload.of("01234567".repeat(9)))).isNull();
	}

	@Test
	void changesOneNumberOfLongDocument() {
		Payload base = document(1);
		Payload target = document(2);
		Payload patch = FossilDelta.encode(base, target);
		assertThat(patch).isNotNull();
		assertThat(patch.length()).isLessThan(40);
		assertThat(FossilPatches.apply(base.bytes(), patch.bytes())).isEqualTo(target.bytes());
	}

	@Test
	void findsPiecesThatMoved() {
		String left = document("left").repeat(2);
		String right = document("right").repeat(2);
		Payload base = Payload.of(left + right + "!");
		Payload target = Payload.of("?" + right + "-" + left);
		Payload patch = FossilDelta.encode(base, target);
		assertThat(patch).isNotNull();
		assertThat(patch.length()).isLessThan(50);
		assertThat(FossilPatches.apply(base.bytes(), patch.bytes())).isEqualTo(target.bytes());
	}

	@Test
	void cutsNoCharacterInText() {
		String tail = "-".repeat(60);
		Payload base = Payload.of("{\"a\":\"привет\",\"b\":\"" + tail + "\"}");
		Payload target = Payload.of("{\"a\":\"прибет\",\"b\":\"" + tail + "\"}");
		Payload patch = FossilDelta.encodeText(base, target);
		assertThat(text(patch)).contains("б");
		assertThat(FossilPatches.apply(base.bytes(), patch.bytes())).isEqualTo(target.bytes());
		assertThat(isUtf8(FossilDelta.encode(base, target))).isFalse();
	}

	@Property
	void patchesLeadToTarget(@ForAll @Size(max = 400) byte[] base, @ForAll long seed) {
		Payload target = Payload.of(edited(base, new Random(seed)));
		Payload patch = FossilDelta.encode(Payload.of(base), target);
		if (patch != null) {
			assertThat(patch.length()).isLessThan(target.length());
			assertThat(FossilPatches.apply(base, patch.bytes())).isEqualTo(target.bytes());
			assertThat(FossilDelta.encode(Payload.of(base), target)).isEqualTo(patch);
		}
	}

	@Property
	void textPatchesLeadToTargetAndAreUtf8(@ForAll("texts") String base, @ForAll("texts") String other,
			@ForAll long seed) {
		Payload from = Payload.of(base);
		Payload target = Payload.of(spliced(base, other, new Random(seed)));
		Payload patch = FossilDelta.encodeText(from, target);
		if (patch != null) {
			assertThat(isUtf8(patch)).isTrue();
			assertThat(FossilPatches.apply(from.bytes(), patch.bytes())).isEqualTo(target.bytes());
		}
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.of(List.of("a", "b", "д", "ж", "€", "₭", "😀", "😁"))
			.list()
			.ofMaxSize(120)
			.map((parts) -> String.join("", parts));
	}

	private static byte[] edited(byte[] base, Random random) {
		byte[] longer = new byte[base.length * 2 + random.nextInt(20)];
		int size = 0;
		for (int i = 0; i < 4 && base.length > 0; i++) {
			int start = random.nextInt(base.length);
			int length = Math.min(random.nextInt(base.length - start) + 1, longer.length - size);
			System.arraycopy(base, start, longer, size, length);
			size += length;
			if (size < longer.length) {
				longer[size++] = (byte) random.nextInt();
			}
		}
		return longer;
	}

	private static String spliced(String base, String other, Random random) {
		int cut = base.offsetByCodePoints(0, random.nextInt(base.codePointCount(0, base.length()) + 1));
		return base.substring(0, cut) + other + base.substring(cut) + base;
	}

	private static Payload document(int changing) {
		return Payload.of(IntStream.range(0, 20)
			.mapToObj((i) -> "{\"id\":" + i + ",\"value\":" + ((i == 10) ? changing : i) + "}")
			.collect(Collectors.joining(",", "[", "]")));
	}

	private static String document(String name) {
		return "{\"name\":\"" + name + "\",\"description\":\"what " + name + " is\"}";
	}

	private static boolean isUtf8(Payload payload) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload.bytes()));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static String text(Payload payload) {
		return new String(payload.bytes(), StandardCharsets.UTF_8);
	}

}

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

package io.centrifugo.engine.transport.deflate;

import java.util.zip.DataFormatException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Compressor} and {@link Decompressor}.
 */
class CompressionTests {

	private static final int LIMIT = 1 << 20;

	private final Decompressor decompressor = new Decompressor(LIMIT);

	@Property(tries = 500)
	void whatIsCompressedComesBack(@ForAll @NotEmpty byte[] message,
			@ForAll @IntRange(min = DeflateOptions.MIN_LEVEL, max = DeflateOptions.MAX_LEVEL) int level,
			@ForAll @IntRange(min = 1, max = 300) int times) throws DataFormatException {
		byte[] repeated = new byte[message.length * times];
		for (int i = 0; i < repeated.length; i++) {
			repeated[i] = message[i % message.length];
		}
		assertThat(decompressed(compressed(level, repeated))).isEqualTo(repeated);
	}

	@Test
	void messagesDoNotDependOnEachOther() throws DataFormatException {
		byte[] message = "the same message".getBytes();
		byte[] first = compressed(1, message);
		assertThat(compressed(1, message)).isEqualTo(first);
		assertThat(decompressed(first)).isEqualTo(message);
		assertThat(decompressed(first)).isEqualTo(message);
	}

	@Test
	void sampleOfTheStandardIsRead() throws DataFormatException {
		byte[] hello = { (byte) 0xf2, 0x48, (byte) 0xcd, (byte) 0xc9, (byte) 0xc9, 0x07, 0x00 };
		assertThat(decompressed(hello)).asString().isEqualTo("Hello");
		byte[] inTwoBlocks = { (byte) 0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, (byte) 0xff, (byte) 0xff, (byte) 0xca,
				(byte) 0xc9, (byte) 0xc9, 0x07, 0x00 };
		assertThat(decompressed(inTwoBlocks)).asString().isEqualTo("Hello");
		byte[] withLastBlock = { (byte) 0xf3, 0x48, (byte) 0xcd, (byte) 0xc9, (byte) 0xc9, 0x07, 0x00, 0x00 };
		assertThat(decompressed(withLastBlock)).asString().isEqualTo("Hello");
	}

	@Test
	void emptyMessageIsRead() throws DataFormatException {
		assertThat(decompressed(new byte[] { 0 })).isEmpty();
		assertThat(decompressed(new byte[0])).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 511, 512, 513, 100_000, LIMIT })
	void messagesUpToTheLimitAreRead(int size) throws DataFormatException {
		assertThat(decompressed(compressed(1, new byte[size]))).hasSize(size);
	}

	@Test
	void bombIsRefusedAtTheLimit() throws DataFormatException {
		byte[] bomb = compressed(9, new byte[1 << 26]);
		assertThat(bomb.length).isLessThan(100_000);
		assertThat(this.decompressor.decompress(Unpooled.wrappedBuffer(bomb))).isNull();
		assertThat(new Decompressor(LIMIT - 1).decompress(Unpooled.wrappedBuffer(compressed(1, new byte[LIMIT]))))
			.isNull();
		assertThat(decompressed(compressed(1, new byte[10]))).hasSize(10);
	}

	@Test
	void brokenDataIsRefused() throws DataFormatException {
		byte[] broken = { (byte) 0xff, (byte) 0xff, 0x12, 0x34 };
		assertThatExceptionOfType(DataFormatException.class).isThrownBy(() -> decompressed(broken));
		assertThat(decompressed(compressed(1, new byte[10]))).hasSize(10);
	}

	@Test
	void limitIsTenTimesThatOfTheCompressedMessage() {
		assertThat(DeflateOptions.DEFAULTS.limit(65536)).isEqualTo(655_360);
		assertThat(DeflateOptions.DEFAULTS.limit(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
		assertThat(new DeflateOptions(true, 0, 1, 1000).limit(65536)).isEqualTo(1000);
	}

	@ParameterizedTest
	@ValueSource(ints = { -3, 10 })
	void levelsThatAreNoneAreRefused(int level) {
		assertThatIllegalArgumentException().isThrownBy(() -> new DeflateOptions(true, 0, level, 0))
			.withMessageContaining("from -2 to 9");
	}

	private static byte[] compressed(int level, byte[] message) {
		ByteBuf compressed = new Compressor(level).compress(Unpooled.wrappedBuffer(message));
		byte[] bytes = bytes(compressed);
		compressed.release();
		return bytes;
	}

	private byte[] decompressed(byte[] message) throws DataFormatException {
		ByteBuf decompressed = this.decompressor.decompress(Unpooled.wrappedBuffer(message));
		assertThat(decompressed).isNotNull();
		return bytes(decompressed);
	}

	private static byte[] bytes(ByteBuf buffer) {
		byte[] bytes = new byte[buffer.readableBytes()];
		buffer.getBytes(buffer.readerIndex(), bytes);
		return bytes;
	}

}

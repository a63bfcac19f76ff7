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

/**
 * The options of compression.
 *
 * @param enabled {@code compression}: whether clients may negotiate it
 * @param minSize {@code compression_min_size}: messages of so many bytes and less are
 * sent as they are
 * @param level {@code compression_level}: 1 (fast) to 9 (small), 0 for none, -1 for the
 * library's choice, -2 for Huffman coding only
 * @param messageSizeLimit {@code decompressed_message_size_limit}: most bytes of a
 * client's message after decompression, 0 for ten times the limit before it
 * @since 0.1.0
 */
public record DeflateOptions(boolean enabled, int minSize, int level, int messageSizeLimit) {

	/** The original's defaults. */
	public static final DeflateOptions DEFAULTS = new DeflateOptions(false, 0, 1, 0);

	/** Lowest level. */
	public static final int MIN_LEVEL = -2;

	/** Highest level. */
	public static final int MAX_LEVEL = 9;

	private static final int DEFAULT_RATIO = 10;

	public DeflateOptions {
		if (level < MIN_LEVEL || level > MAX_LEVEL) {
			throw new IllegalArgumentException(
					"Compression level must be from " + MIN_LEVEL + " to " + MAX_LEVEL + ", not " + level);
		}
	}

	/**
	 * Return the limit of a message after decompression.
	 * @param compressedLimit the limit before it, bytes
	 * @return bytes
	 */
	public int limit(int compressedLimit) {
		if (this.messageSizeLimit > 0) {
			return this.messageSizeLimit;
		}
		return (int) Math.min(Integer.MAX_VALUE, (long) compressedLimit * DEFAULT_RATIO);
	}

}

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

package io.centrifugo.boot.transport;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

import io.centrifugo.boot.config.ByteLimit;
import io.centrifugo.boot.config.GoDuration;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.transport.deflate.DeflateOptions;
import io.centrifugo.engine.transport.websocket.WebSocketOptions;

/**
 * Properties that bidirectional and unidirectional WebSocket connections have in common.
 *
 * @since 0.1.0
 */
public abstract class WebSocketConnectionProperties {

	/**
	 * Time that one write may take.
	 */
	@GoDuration
	private Duration writeTimeout = Duration.ofSeconds(1);

	/**
	 * Maximum size of a message from a client, compressed if it is.
	 */
	private DataSize messageSizeLimit = DataSize.ofKilobytes(64);

	/**
	 * Whether clients may ask for compressed messages (permessage-deflate).
	 */
	private boolean compression;

	/**
	 * Size up to which messages are sent without compression.
	 */
	private DataSize compressionMinSize = DataSize.ofBytes(0);

	/**
	 * Level of compression, from 1 (fast) to 9 (small); 0 for none, -1 for the level that
	 * the library prefers, -2 for Huffman coding only.
	 */
	private int compressionLevel = 1;

	/**
	 * Maximum size of a message from a client after decompression; 0 for ten times the
	 * limit before it.
	 */
	private DataSize decompressedMessageSizeLimit = DataSize.ofBytes(0);

	public Duration getWriteTimeout() {
		return this.writeTimeout;
	}

	public void setWriteTimeout(Duration writeTimeout) {
		this.writeTimeout = writeTimeout;
	}

	public DataSize getMessageSizeLimit() {
		return this.messageSizeLimit;
	}

	public void setMessageSizeLimit(DataSize messageSizeLimit) {
		this.messageSizeLimit = messageSizeLimit;
	}

	public boolean isCompression() {
		return this.compression;
	}

	public void setCompression(boolean compression) {
		this.compression = compression;
	}

	public DataSize getCompressionMinSize() {
		return this.compressionMinSize;
	}

	public void setCompressionMinSize(DataSize compressionMinSize) {
		this.compressionMinSize = compressionMinSize;
	}

	public int getCompressionLevel() {
		return this.compressionLevel;
	}

	public void setCompressionLevel(int compressionLevel) {
		this.compressionLevel = compressionLevel;
	}

	public DataSize getDecompressedMessageSizeLimit() {
		return this.decompressedMessageSizeLimit;
	}

	public void setDecompressedMessageSizeLimit(DataSize decompressedMessageSizeLimit) {
		this.decompressedMessageSizeLimit = decompressedMessageSizeLimit;
	}

	/**
	 * Check the settings and make engine options of them.
	 * @param prefix name of the transport's properties, for complaints
	 * @param ping the pings of all clients
	 */
	WebSocketOptions toOptions(String prefix, ClientOptions.Ping ping) {
		if (this.compressionLevel < DeflateOptions.MIN_LEVEL || this.compressionLevel > DeflateOptions.MAX_LEVEL) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".compression-level", this.compressionLevel,
					"It must be from " + DeflateOptions.MIN_LEVEL + " to " + DeflateOptions.MAX_LEVEL + ".");
		}
		DeflateOptions deflate = new DeflateOptions(this.compression,
				ByteLimit.of(prefix + ".compression-min-size", this.compressionMinSize), this.compressionLevel,
				ByteLimit.of(prefix + ".decompressed-message-size-limit", this.decompressedMessageSizeLimit));
		return new WebSocketOptions(ByteLimit.of(prefix + ".message-size-limit", this.messageSizeLimit),
				this.writeTimeout, ping.interval(), ping.pongTimeout(), deflate);
	}

}

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
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Names of keys and pub/sub channels of maps.
 */
final class MapKeys {

	private final String prefix;

	private final byte[] clientPrefix;

	/**
	 * Create names.
	 * @param prefix what all of them begin with
	 */
	MapKeys(String prefix) {
		this.prefix = prefix;
		this.clientPrefix = bytes(prefix + ".client.");
	}

	/**
	 * Return the pub/sub channel of a channel's traffic.
	 */
	byte[] traffic(String channel) {
		return bytes(this.prefix + ".client." + channel);
	}

	/**
	 * Find the channel of a pub/sub channel.
	 * @return the channel, {@code null} if it is not one's traffic
	 */
	@Nullable String channelOf(byte[] traffic) {
		int start = this.clientPrefix.length;
		if (traffic.length < start || !Arrays.equals(traffic, 0, start, this.clientPrefix, 0, start)) {
			return null;
		}
		return new String(traffic, start, traffic.length - start, StandardCharsets.UTF_8);
	}

	/**
	 * Return the service channel of a pub/sub connection, shared by all nodes.
	 */
	byte[] service(int connection) {
		return bytes(this.prefix + ".shard." + connection);
	}

	/**
	 * Return the key of the changes: a stream, whose ids are offsets.
	 */
	byte[] changes(String channel) {
		return bytes(this.prefix + ":stream:" + channel);
	}

	/**
	 * Return the key of their position: a hash with epoch and top offset.
	 */
	byte[] meta(String channel) {
		return bytes(this.prefix + ":meta:" + channel);
	}

	/**
	 * Return the key of what an idempotent write resulted in: a hash with epoch and
	 * offset.
	 */
	byte[] result(String channel, String idempotencyKey) {
		return bytes(this.prefix + ".result." + channel + "." + idempotencyKey);
	}

	/**
	 * Return the key of the state: a hash of keys to values with their positions.
	 */
	byte[] state(String channel) {
		return bytes(this.prefix + ":state:" + channel);
	}

	/**
	 * Return the key of what is known of the state: a hash with its epoch and the
	 * versions of keys.
	 */
	byte[] stateMeta(String channel) {
		return bytes(this.prefix + ":state:meta:" + channel);
	}

	/**
	 * Return the key of the order of keys, a sorted set that no map has.
	 */
	byte[] order(String channel) {
		return bytes(this.prefix + ":state:order:" + channel);
	}

	/**
	 * Return the key of the expiry of keys: a sorted set by Unix milliseconds.
	 */
	byte[] expiry(String channel) {
		return bytes(this.prefix + ":state:expire:" + channel);
	}

	/**
	 * Return the key of the maps with expiring keys: a sorted set of channels by the Unix
	 * milliseconds at which the next key expires.
	 */
	byte[] registry() {
		return bytes(this.prefix + ":cleanup:channels");
	}

	private static byte[] bytes(String name) {
		return name.getBytes(StandardCharsets.UTF_8);
	}

}

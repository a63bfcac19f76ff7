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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Names of keys and pub/sub channels. The one place that knows them.
 */
final class RedisKeys {

	private final String prefix;

	private final boolean cluster;

	private final byte[] clientPrefix;

	/**
	 * Create names.
	 * @param prefix what all of them begin with
	 * @param cluster whether channels go into braces, so that keys of one share a slot
	 */
	RedisKeys(String prefix, boolean cluster) {
		this.prefix = prefix;
		this.cluster = cluster;
		this.clientPrefix = bytes(prefix + ".client.");
	}

	/**
	 * Return the pub/sub channel of a channel's traffic.
	 */
	byte[] traffic(String channel) {
		return bytes(this.prefix + ".client." + tag(channel));
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
		int end = traffic.length;
		if (this.cluster) {
			start++;
			end--;
		}
		return (start <= end) ? new String(traffic, start, end - start, StandardCharsets.UTF_8) : null;
	}

	/**
	 * Return the pub/sub channel of control messages to all nodes.
	 */
	byte[] control() {
		return bytes(this.prefix + ".control");
	}

	/**
	 * Return the pub/sub channel of control messages to one node.
	 */
	byte[] node(String nodeId) {
		return bytes(this.prefix + ".node." + nodeId);
	}

	/**
	 * Return the pub/sub channel on which a node hears only itself.
	 */
	byte[] nodeProbe(String nodeId) {
		return bytes(this.prefix + ".node." + nodeId + ".probe");
	}

	/**
	 * Return the service channel of a pub/sub connection, shared by all nodes.
	 */
	byte[] service(int connection) {
		return bytes(this.prefix + ".shard." + connection);
	}

	/**
	 * Return the key of the publications: a stream, whose ids are offsets.
	 */
	byte[] stream(String channel) {
		return bytes(this.prefix + ".stream." + tag(channel));
	}

	/**
	 * Return the key of the position: a hash with epoch, top offset, version and its
	 * epoch. Outlives the stream.
	 */
	byte[] meta(String channel) {
		return bytes(this.prefix + ".stream.meta." + tag(channel));
	}

	/**
	 * Return the key of what an idempotent publish resulted in: a hash with epoch and
	 * offset.
	 */
	byte[] result(String channel, String idempotencyKey) {
		return bytes(this.prefix + ".result." + tag(channel) + "." + idempotencyKey);
	}

	/**
	 * Return the key of the clients in a channel: a hash of client id to info.
	 */
	byte[] presenceClients(String channel) {
		return bytes(this.prefix + ".presence.data." + tag(channel));
	}

	/**
	 * Return the key of their expiry: a sorted set of client ids by Unix seconds.
	 */
	byte[] presenceExpiry(String channel) {
		return bytes(this.prefix + ".presence.expire." + tag(channel));
	}

	/**
	 * Return the key of the users in a channel: a hash of user id to number of clients.
	 */
	byte[] presenceUsers(String channel) {
		return bytes(this.prefix + ".presence.user.clients." + tag(channel));
	}

	/**
	 * Return the key of their expiry: a sorted set of user ids by Unix seconds.
	 */
	byte[] presenceUserExpiry(String channel) {
		return bytes(this.prefix + ".presence.user.expire." + tag(channel));
	}

	/**
	 * Return a key that never exists.
	 */
	byte[] startCheck() {
		return bytes(this.prefix + ".__.check.stream");
	}

	private String tag(String channel) {
		return this.cluster ? "{" + channel + "}" : channel;
	}

	private static byte[] bytes(String name) {
		return name.getBytes(StandardCharsets.UTF_8);
	}

}

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

import java.util.List;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.redis.connection.LuaScript;
import io.centrifugo.engine.broker.redis.connection.RedisShard;

/**
 * The scripts of streams and presence.
 */
enum RedisScript {

	/** Append to a stream, and publish. */
	PUBLISH_STREAM("publish_stream"),

	/** Publish without history, unless an idempotency key is known. */
	PUBLISH_ONCE("publish_once"),

	/** Read a stream and its position. */
	HISTORY_STREAM("history_stream"),

	/** Enter or renew a client. */
	PRESENCE_ADD("presence_add"),

	/** Remove a client. */
	PRESENCE_REMOVE("presence_remove"),

	/** Read the clients that have not expired. */
	PRESENCE_GET("presence_get"),

	/** Count clients and users. */
	PRESENCE_STATS("presence_stats");

	private final LuaScript script;

	RedisScript(String name) {
		this.script = new LuaScript(RedisScript.class, name);
	}

	/**
	 * Load scripts ahead of their use whenever a shard is connected.
	 */
	static void load(List<RedisShard> shards, RedisScript... scripts) {
		LuaScript.load(shards, Stream.of(scripts).map((each) -> each.script).toList());
	}

	/**
	 * Run the script.
	 * @param shard where
	 * @param keys its keys
	 * @param arguments its arguments
	 * @return its reply, numbers as {@code Long}, texts as {@code byte[]}
	 */
	Mono<List<Object>> run(RedisShard shard, byte[][] keys, byte[]... arguments) {
		return this.script.run(shard, keys, arguments);
	}

}

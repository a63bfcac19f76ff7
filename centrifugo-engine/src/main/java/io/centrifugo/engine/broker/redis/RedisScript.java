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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.Base16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.broker.redis.connection.RedisShard;

/**
 * The scripts, from resource files, which tell keys, arguments and reply. Loaded when a
 * connection opens, called by digest, and sent whole when Redis has lost them.
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

	private static final Logger logger = LoggerFactory.getLogger(RedisScript.class);

	private final byte[] text;

	private final String digest;

	RedisScript(String name) {
		this.text = read(name + ".lua");
		this.digest = Base16.digest(this.text);
	}

	private static byte[] read(String resource) {
		try (InputStream in = RedisScript.class.getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException("Missing resource " + resource);
			}
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Load scripts ahead of their use whenever a shard is connected.
	 */
	static void load(List<RedisShard> shards, RedisScript... scripts) {
		shards.forEach((shard) -> shard.onConnect((commands) -> load(commands, scripts)));
	}

	private static void load(RedisClusterAsyncCommands<byte[], byte[]> commands, RedisScript... scripts) {
		for (RedisScript script : scripts) {
			commands.scriptLoad(script.text).whenComplete((digest, ex) -> {
				if (ex != null) {
					logger.debug("Cannot load {} ahead of its use", script, ex);
				}
			});
		}
	}

	/**
	 * Run the script.
	 * @param shard where
	 * @param keys its keys
	 * @param arguments its arguments
	 * @return its reply, numbers as {@code Long}, texts as {@code byte[]}
	 */
	Mono<List<Object>> run(RedisShard shard, byte[][] keys, byte[]... arguments) {
		return shard
			.call((commands) -> commands.<List<Object>>evalsha(this.digest, ScriptOutputType.MULTI, keys, arguments))
			.onErrorResume(RedisNoScriptException.class, (ex) -> shard
				.call((commands) -> commands.<List<Object>>eval(this.text, ScriptOutputType.MULTI, keys, arguments)));
	}

}

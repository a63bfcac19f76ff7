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

package io.centrifugo.engine.broker.redis.connection;

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

/**
 * A script from a resource file, which tells its keys, arguments and reply. Loaded when a
 * connection opens, called by digest, and sent whole when Redis has lost it.
 *
 * @since 0.1.0
 */
public final class LuaScript {

	private static final Logger logger = LoggerFactory.getLogger(LuaScript.class);

	private final String name;

	private final byte[] text;

	private final String digest;

	/**
	 * Read a script.
	 * @param owner class beside which the file lies
	 * @param name name of the file, without {@code .lua}
	 */
	public LuaScript(Class<?> owner, String name) {
		this.name = name;
		this.text = read(owner, name + ".lua");
		this.digest = Base16.digest(this.text);
	}

	private static byte[] read(Class<?> owner, String resource) {
		try (InputStream in = owner.getResourceAsStream(resource)) {
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
	 * @param shards the shards
	 * @param scripts the scripts
	 */
	public static void load(List<RedisShard> shards, List<LuaScript> scripts) {
		shards.forEach((shard) -> shard.onConnect((commands) -> scripts.forEach((script) -> script.load(commands))));
	}

	private void load(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		commands.scriptLoad(this.text).whenComplete((loaded, ex) -> {
			if (ex != null) {
				logger.debug("Cannot load {} ahead of its use", this.name, ex);
			}
		});
	}

	/**
	 * Run the script.
	 * @param shard where
	 * @param keys its keys
	 * @param arguments its arguments
	 * @return its reply, numbers as {@code Long}, texts as {@code byte[]}
	 */
	public Mono<List<Object>> run(RedisShard shard, byte[][] keys, byte[]... arguments) {
		return shard
			.call((commands) -> commands.<List<Object>>evalsha(this.digest, ScriptOutputType.MULTI, keys, arguments))
			.onErrorResume(RedisNoScriptException.class, (ex) -> shard
				.call((commands) -> commands.<List<Object>>eval(this.text, ScriptOutputType.MULTI, keys, arguments)));
	}

}

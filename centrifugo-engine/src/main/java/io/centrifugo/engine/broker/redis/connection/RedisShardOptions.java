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

import java.time.Duration;

import io.lettuce.core.SslOptions;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one Redis.
 *
 * @param name name in health and logs
 * @param connectTimeout how long connecting may take
 * @param commandTimeout how long a command may take
 * @param ssl trust and keys of TLS connections, {@code null} for the JVM's
 * @param forceResp2 whether to speak the older version of the protocol
 * @since 0.1.0
 */
public record RedisShardOptions(String name, Duration connectTimeout, Duration commandTimeout, @Nullable SslOptions ssl,
		boolean forceResp2) {

	/** The original's defaults. */
	public static final RedisShardOptions DEFAULTS = new RedisShardOptions("redis", Duration.ofSeconds(1),
			Duration.ofSeconds(4), null, false);

	/**
	 * Tell the shard from others.
	 * @param replacement name in health and logs
	 * @return a copy
	 */
	public RedisShardOptions withName(String replacement) {
		return new RedisShardOptions(replacement, this.connectTimeout, this.commandTimeout, this.ssl, this.forceResp2);
	}

	/**
	 * Change how long things may take.
	 * @param connect for connecting
	 * @param command for a command
	 * @return a copy
	 */
	public RedisShardOptions withTimeouts(Duration connect, Duration command) {
		return new RedisShardOptions(this.name, connect, command, this.ssl, this.forceResp2);
	}

	/**
	 * Change trust and keys, which matter only if the address asks for TLS.
	 * @param replacement the options, {@code null} for the JVM's
	 * @return a copy
	 */
	public RedisShardOptions withSsl(@Nullable SslOptions replacement) {
		return new RedisShardOptions(this.name, this.connectTimeout, this.commandTimeout, replacement, this.forceResp2);
	}

	/**
	 * Choose the version of the protocol.
	 * @param replacement whether to speak version 2, in place of the newest one
	 * @return a copy
	 */
	public RedisShardOptions withForceResp2(boolean replacement) {
		return new RedisShardOptions(this.name, this.connectTimeout, this.commandTimeout, this.ssl, replacement);
	}

}

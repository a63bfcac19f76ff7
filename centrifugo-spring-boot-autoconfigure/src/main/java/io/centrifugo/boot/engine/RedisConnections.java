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

package io.centrifugo.boot.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import org.springframework.boot.ssl.SslBundle;

import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Tls;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.connection.RedisShardOptions;

/**
 * The connections of the engine, with threads of their own: latencies of single commands
 * are not recorded on the way of messages.
 */
final class RedisConnections implements AutoCloseable {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final ClientResources resources = ClientResources.builder()
		.commandLatencyRecorder(CommandLatencyRecorder.disabled())
		.build();

	private final List<RedisShard> shards = new ArrayList<>();

	RedisConnections(List<Server> servers, RedisConnectionProperties properties) {
		for (Server server : servers) {
			RedisShardOptions options = RedisShardOptions.DEFAULTS.withName(server.host() + ":" + server.port())
				.withTimeouts(properties.getConnectTimeout(), properties.getIoTimeout())
				.withForceResp2(properties.isForceResp2());
			Tls tls = server.tls();
			this.shards.add(RedisShard.create(this.resources, uri(server, properties.getClientName()),
					(tls != null) ? options.withSsl(sslOptions(tls)) : options));
		}
	}

	List<RedisShard> shards() {
		return this.shards;
	}

	private static RedisURI uri(Server server, String clientName) {
		RedisURI.Builder builder = RedisURI.builder()
			.withHost(server.host())
			.withPort(server.port())
			.withDatabase(server.database());
		Tls tls = server.tls();
		if (tls != null) {
			builder.withSsl(true).withVerifyPeer(tls.verified());
		}
		if (!server.user().isEmpty()) {
			builder.withAuthentication(server.user(), server.password());
		}
		else if (!server.password().isEmpty()) {
			builder.withPassword(server.password().toCharArray());
		}
		if (!clientName.isEmpty()) {
			builder.withClientName(clientName);
		}
		return builder.build();
	}

	private static SslOptions sslOptions(Tls tls) {
		SslBundle bundle = tls.bundle();
		SslOptions.Builder builder = SslOptions.builder()
			.keyManager(bundle.getManagers().getKeyManagerFactory())
			.trustManager(bundle.getManagers().getTrustManagerFactory());
		if (bundle.getOptions().getCiphers() != null) {
			builder.cipherSuites(bundle.getOptions().getCiphers());
		}
		if (bundle.getOptions().getEnabledProtocols() != null) {
			builder.protocols(bundle.getOptions().getEnabledProtocols());
		}
		if (!tls.serverName().isEmpty()) {
			builder.sslParameters(() -> named(tls.serverName()));
		}
		return builder.build();
	}

	private static SSLParameters named(String serverName) {
		SSLParameters parameters = new SSLParameters();
		parameters.setServerNames(List.of(new SNIHostName(serverName)));
		return parameters;
	}

	@Override
	public void close() {
		this.shards.forEach(RedisShard::close);
		this.resources.shutdown(0, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
			.awaitUninterruptibly(CLOSE_TIMEOUT.toMillis());
	}

}

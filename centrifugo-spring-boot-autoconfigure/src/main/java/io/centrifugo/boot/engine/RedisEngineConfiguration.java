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

import java.time.Clock;

import io.lettuce.core.RedisClient;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.redis.RedisBroker;
import io.centrifugo.engine.broker.redis.RedisBrokerOptions;
import io.centrifugo.engine.broker.redis.RedisController;
import io.centrifugo.engine.broker.redis.RedisPresenceManager;
import io.centrifugo.engine.broker.redis.RedisPresenceOptions;
import io.centrifugo.engine.metrics.BrokerMetrics;
import io.centrifugo.engine.metrics.EngineMetrics;

/**
 * The engine on Redis.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "centrifugo.engine.type", havingValue = "redis")
@ConditionalOnClass(RedisClient.class)
@ImportRuntimeHints(RedisEngineConfiguration.Scripts.class)
class RedisEngineConfiguration {

	private static final String PREFIX = "centrifugo.engine.redis";

	@Bean
	@ConditionalOnMissingBean(CentrifugoRedisConnectionDetails.class)
	CentrifugoRedisConnectionDetails centrifugoRedisConnectionDetails(EngineProperties properties,
			ObjectProvider<SslBundles> bundles) {
		RedisServers servers = new RedisServers(PREFIX, properties.getRedis(), bundles.getIfAvailable());
		return () -> servers.servers(Server.DEFAULT);
	}

	@Bean
	RedisConnections centrifugoRedisConnections(CentrifugoRedisConnectionDetails details, EngineProperties properties) {
		return new RedisConnections(details.getServers(), properties.getRedis());
	}

	@Bean
	@ConditionalOnMissingBean(Broker.class)
	RedisBroker centrifugoBroker(RedisConnections connections, EngineProperties properties,
			ObjectProvider<EngineMetrics> metrics) {
		return new RedisBroker(connections.shards(), options(properties), metrics(metrics));
	}

	@Bean
	@ConditionalOnMissingBean(PresenceManager.class)
	RedisPresenceManager centrifugoPresenceManager(RedisConnections connections, EngineProperties properties) {
		RedisProperties redis = properties.getRedis();
		return new RedisPresenceManager(connections.shards(),
				new RedisPresenceOptions(redis.getPrefix(), redis.getPresenceTtl(), redis.isPresenceUserMapping()),
				Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean(Controller.class)
	RedisController centrifugoController(RedisConnections connections, EngineProperties properties,
			ObjectProvider<EngineMetrics> metrics) {
		return new RedisController(connections.shards(), options(properties), metrics(metrics));
	}

	private static RedisBrokerOptions options(EngineProperties properties) {
		return RedisBrokerOptions.DEFAULTS.withPrefix(properties.getRedis().getPrefix());
	}

	private static BrokerMetrics metrics(ObjectProvider<EngineMetrics> metrics) {
		return metrics.getIfAvailable(() -> EngineMetrics.NOOP).broker("");
	}

	/**
	 * Connects to where the application's own client does, unless the engine's properties
	 * name a server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DataRedisConnectionDetails.class)
	@ConditionalOnBean(DataRedisConnectionDetails.class)
	static class DataRedisConfiguration {

		@Bean
		@ConditionalOnMissingBean(CentrifugoRedisConnectionDetails.class)
		CentrifugoRedisConnectionDetails centrifugoRedisConnectionDetails(EngineProperties properties,
				DataRedisConnectionDetails application, ObjectProvider<SslBundles> bundles, Environment environment) {
			RedisServers servers = new RedisServers(PREFIX, properties.getRedis(), bundles.getIfAvailable());
			return () -> servers.named() ? servers.servers(Server.DEFAULT) : servers
				.servers(DataRedisServer.of(application, environment.getProperty("spring.data.redis.url")));
		}

	}

	/**
	 * Tells native images of the scripts.
	 */
	static class Scripts implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("io/centrifugo/engine/broker/redis/*.lua");
			hints.resources().registerPattern("io/centrifugo/engine/broker/redis/map/*.lua");
		}

	}

}

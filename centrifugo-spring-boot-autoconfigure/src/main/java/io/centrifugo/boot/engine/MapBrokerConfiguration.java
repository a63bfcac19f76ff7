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
import java.util.List;

import io.lettuce.core.RedisClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;

import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.engine.broker.map.MapBroker;
import io.centrifugo.engine.broker.memory.MemoryMapBroker;
import io.centrifugo.engine.broker.redis.RedisBrokerOptions;
import io.centrifugo.engine.broker.redis.connection.RedisShard;
import io.centrifugo.engine.broker.redis.map.RedisMapBroker;
import io.centrifugo.engine.broker.redis.map.RedisMapBrokerOptions;
import io.centrifugo.engine.metrics.EngineMetrics;

/**
 * Where maps are kept, whatever the engine is.
 */
@Configuration(proxyBeanMethods = false)
class MapBrokerConfiguration {

	/**
	 * On each node its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "centrifugo.map-broker.type", havingValue = "memory", matchIfMissing = true)
	static class MemoryConfiguration {

		@Bean
		@ConditionalOnMissingBean(MapBroker.class)
		MemoryMapBroker centrifugoMapBroker() {
			return new MemoryMapBroker();
		}

	}

	/**
	 * In Redis: the one that is named for maps, else that of the engine.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "centrifugo.map-broker.type", havingValue = "redis")
	@ConditionalOnClass(RedisClient.class)
	@ImportRuntimeHints(RedisEngineConfiguration.Scripts.class)
	static class RedisConfiguration {

		@Bean
		@ConditionalOnMissingBean(MapBroker.class)
		Shards centrifugoMapRedisShards(MapBrokerProperties properties, ObjectProvider<RedisConnections> engine,
				ObjectProvider<SslBundles> bundles) {
			MapRedisProperties redis = properties.getRedis();
			RedisServers servers = new RedisServers("centrifugo.map-broker.redis", redis, bundles.getIfAvailable());
			RedisConnections shared = servers.named() ? null : engine.getIfAvailable();
			if (shared != null) {
				return new Shards(shared.shards(), null);
			}
			RedisConnections own = new RedisConnections(servers.servers(Server.DEFAULT), redis);
			return new Shards(own.shards(), own);
		}

		@Bean
		@ConditionalOnMissingBean(MapBroker.class)
		RedisMapBroker centrifugoMapBroker(Shards shards, MapBrokerProperties properties,
				ObjectProvider<EngineMetrics> metrics) {
			MapRedisProperties redis = properties.getRedis();
			RedisMapBrokerOptions options = new RedisMapBrokerOptions(
					RedisBrokerOptions.DEFAULTS.withPrefix(redis.getPrefix()), redis.getCleanupInterval(),
					redis.getCleanupBatchSize());
			return new RedisMapBroker(shards.shards(), options, Clock.systemUTC(),
					metrics.getIfAvailable(() -> EngineMetrics.NOOP).broker(""));
		}

	}

	/**
	 * Fails the start of a node that was told to use Redis and cannot.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "centrifugo.map-broker.type", havingValue = "redis")
	@ConditionalOnMissingClass("io.lettuce.core.RedisClient")
	static class MissingConfiguration {

		@Bean
		static BeanFactoryPostProcessor centrifugoMissingMapRedisCheck() {
			return (beanFactory) -> {
				throw new MissingEngineException("centrifugo.map-broker.type", "redis", "io.lettuce:lettuce-core");
			};
		}

	}

	/**
	 * The shards of maps.
	 *
	 * @param shards the shards
	 * @param own connections that are for maps alone, {@code null} if they are the
	 * engine's
	 */
	record Shards(List<RedisShard> shards, @Nullable RedisConnections own) implements AutoCloseable {

		@Override
		public void close() {
			if (this.own != null) {
				this.own.close();
			}
		}

	}

}

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

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.io.ClassPathResource;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Tls;
import io.centrifugo.engine.broker.Broker;
import io.centrifugo.engine.broker.Controller;
import io.centrifugo.engine.broker.PresenceManager;
import io.centrifugo.engine.broker.memory.MemoryBroker;
import io.centrifugo.engine.broker.redis.RedisBroker;
import io.centrifugo.engine.broker.redis.RedisController;
import io.centrifugo.engine.broker.redis.RedisPresenceManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisEngineConfiguration}. Nothing connects before the node starts.
 */
class RedisEngineConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoEngineAutoConfiguration.class,
				DataRedisAutoConfiguration.class, SslAutoConfiguration.class))
		.withPropertyValues("centrifugo.engine.type=redis");

	@Test
	void everythingIsOnRedis() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(Broker.class)
			.hasSingleBean(RedisBroker.class)
			.hasSingleBean(PresenceManager.class)
			.hasSingleBean(RedisPresenceManager.class)
			.hasSingleBean(Controller.class)
			.hasSingleBean(RedisController.class));
	}

	@Test
	void brokerOfTheApplicationWins() {
		this.contextRunner.withBean(MemoryBroker.class)
			.run((context) -> assertThat(context).hasSingleBean(Broker.class).hasSingleBean(MemoryBroker.class));
	}

	@Test
	void serverOfTheApplicationIsUsed() {
		this.contextRunner.withPropertyValues("spring.data.redis.host=redis.local", "spring.data.redis.port=7000",
				"spring.data.redis.database=2", "spring.data.redis.username=me", "spring.data.redis.password=secret")
			.run(servers((servers) -> assertThat(servers)
				.containsExactly(new Server("redis.local", 7000, 2, "me", "secret", null))));
	}

	@Test
	void urlOfTheApplicationIsUsed() {
		this.contextRunner.withPropertyValues("spring.data.redis.url=rediss://me:secret@redis.local:7000/2")
			.run(servers((servers) -> assertThat(servers)
				.containsExactly(new Server("redis.local", 7000, 2, "me", "secret", Tls.DEFAULT))));
	}

	@Test
	void propertiesGoBeforeTheServerOfTheApplication() {
		this.contextRunner
			.withPropertyValues("spring.data.redis.host=redis.local", "centrifugo.engine.redis.password=secret",
					"centrifugo.engine.redis.db=4")
			.run(servers((servers) -> assertThat(servers)
				.containsExactly(new Server("redis.local", 6379, 4, "", "secret", null))));
	}

	@Test
	void addressGoesBeforeTheServerOfTheApplication() {
		this.contextRunner
			.withPropertyValues("spring.data.redis.host=unused", "spring.data.redis.password=unused",
					"centrifugo.engine.redis.address=redis://a:7000,b:7001/3", "centrifugo.engine.redis.user=me")
			.run(servers((servers) -> assertThat(servers).containsExactly(new Server("a", 7000, 0, "me", "", null),
					new Server("b", 7001, 3, "me", "", null))));
	}

	@Test
	void withoutSpringDataTheServerIsLocal() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(DataRedisConnectionDetails.class))
			.run(servers((servers) -> assertThat(servers).containsExactly(Server.DEFAULT)));
	}

	@Test
	void detailsOfTheApplicationWin() {
		Server own = new Server("own", 1, 0, "", "", null);
		this.contextRunner.withBean(CentrifugoRedisConnectionDetails.class, () -> () -> List.of(own))
			.withPropertyValues("centrifugo.engine.redis.address=other:7000")
			.run(servers((servers) -> assertThat(servers).containsExactly(own)));
	}

	@Test
	void sentinelOfTheApplicationFailsTheStart() {
		this.contextRunner
			.withPropertyValues("spring.data.redis.sentinel.master=m", "spring.data.redis.sentinel.nodes=a:1,b:2")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("spring.data.redis"));
	}

	@Test
	void bundleOfTheApplicationsServerIsUsed() {
		this.contextRunner.withPropertyValues(bundle("app"))
			.withPropertyValues("spring.data.redis.ssl.bundle=app")
			.run((context) -> assertThat(tls(context.getBean(CentrifugoRedisConnectionDetails.class)))
				.isEqualTo(new Tls(context.getBean(SslBundles.class).getBundle("app"), true, "")));
	}

	@Test
	void bundleOfThePropertiesIsUsed() {
		this.contextRunner.withPropertyValues(bundle("own"))
			.withPropertyValues("centrifugo.engine.redis.address=h", "centrifugo.engine.redis.tls.bundle=own",
					"centrifugo.engine.redis.tls.server-name=other")
			.run((context) -> assertThat(tls(context.getBean(CentrifugoRedisConnectionDetails.class)))
				.isEqualTo(new Tls(context.getBean(SslBundles.class).getBundle("own"), true, "other")));
	}

	@Test
	void certificatesOfThePropertiesAreUsed() throws IOException {
		this.contextRunner
			.withPropertyValues("centrifugo.engine.redis.tls.enabled=true",
					"centrifugo.engine.redis.tls.server-ca-pem=" + certificate(),
					"centrifugo.engine.redis.tls.insecure-skip-verify=true")
			.run((context) -> {
				Tls tls = tls(context.getBean(CentrifugoRedisConnectionDetails.class));
				assertThat(tls.verified()).isFalse();
				assertThat(tls.bundle().getStores().getTrustStore().size()).isEqualTo(1);
			});
	}

	@Test
	void unreadableCertificateFailsTheStart() {
		this.contextRunner
			.withPropertyValues("centrifugo.engine.redis.tls.enabled=true",
					"centrifugo.engine.redis.tls.server-ca-pem=/nowhere/ca.pem")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageContaining("server-ca-pem"));
	}

	private static ContextConsumer<AssertableApplicationContext> servers(Consumer<List<Server>> check) {
		return (context) -> check.accept(context.getBean(CentrifugoRedisConnectionDetails.class).getServers());
	}

	private static Tls tls(CentrifugoRedisConnectionDetails details) {
		Tls tls = details.getServers().get(0).tls();
		assertThat(tls).isNotNull();
		return tls;
	}

	private static String bundle(String name) {
		return "spring.ssl.bundle.pem." + name + ".truststore.certificate=classpath:io/centrifugo/boot/engine/ca.pem";
	}

	private static String certificate() throws IOException {
		return new ClassPathResource("ca.pem", RedisEngineConfigurationTests.class).getFile().getPath();
	}

}

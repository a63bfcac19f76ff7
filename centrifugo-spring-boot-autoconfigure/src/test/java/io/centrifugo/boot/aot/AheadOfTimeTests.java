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

package io.centrifugo.boot.aot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.reactive.context.AnnotationConfigReactiveWebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

import io.centrifugo.boot.actuate.CentrifugoDescriptor;
import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.boot.channel.NamespaceProperties;
import io.centrifugo.boot.client.ClientProperties;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.protocol.StreamPosition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose beans are found ahead of time.
 */
class AheadOfTimeTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Map<String, String> PROPERTIES = Map.of("server.port", "0", "centrifugo.uni-sse.enabled",
			"true", "centrifugo.health.enabled", "true", "centrifugo.prometheus.enabled", "true",
			"centrifugo.channel.namespaces[0].name", "news", "management.endpoints.web.exposure.include", "*",
			"spring.reactor.netty.shutdown-quiet-period", "0s");

	private static GeneratedApplication application;

	@BeforeAll
	static void generate(@TempDir Path folder) {
		AnnotationConfigReactiveWebServerApplicationContext context = new AnnotationConfigReactiveWebServerApplicationContext();
		context.register(Application.class);
		TestPropertyValues.of(PROPERTIES).applyTo(context);
		application = new GeneratedApplication(context, folder);
	}

	@Test
	void applicationRunsOnGeneratedCode() {
		application.run(AheadOfTimeTests.class, "start");
	}

	/**
	 * Called where all classes are loaded anew.
	 */
	static void start(String initializer) throws Exception {
		try (ReactiveWebServerApplicationContext context = new ReactiveWebServerApplicationContext()) {
			TestPropertyValues.of(PROPERTIES).applyTo(context);
			initialize(context, ClassUtils.forName(initializer, null));
			context.refresh();
			assertThat(context.getEnvironment().getProperty("local.centrifugo.port", Integer.class)).isPositive();
			assertThat(context.getBean(ChannelRules.class).resolve("news:today").namespace()).isEqualTo("news");
			assertThat(context.getBean(CentrifugoPublisher.class).publish("news:today", Map.of("a", 1)).block(TIMEOUT))
				.isEqualTo(StreamPosition.ZERO);
		}
	}

	@SuppressWarnings("unchecked")
	private static void initialize(GenericApplicationContext context, Class<?> initializer) {
		((ApplicationContextInitializer<GenericApplicationContext>) BeanUtils.instantiateClass(initializer))
			.initialize(context);
	}

	@Test
	void nativeImagesAreToldOfWhatIsReflective() {
		RuntimeHints hints = application.hints();
		assertThat(RuntimeHintsPredicates.resource().forResource("io/centrifugo/boot/config/keys/keys.tsv"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(ClientProperties.class, "setInsecure"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(NamespaceProperties.class, "setName"))
			.accepts(hints);
		for (Class<?> answer : CentrifugoDescriptor.class.getPermittedSubclasses()) {
			assertThat(RuntimeHintsPredicates.reflection().onType(answer)).as(answer.getName()).accepts(hints);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}

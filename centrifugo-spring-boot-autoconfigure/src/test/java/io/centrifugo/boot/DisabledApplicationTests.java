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

package io.centrifugo.boot;

import java.util.Arrays;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that switches the server off.
 */
class DisabledApplicationTests {

	@ParameterizedTest
	@ValueSource(strings = { "reactive", "servlet", "none" })
	void nothingOfOursIsThere(String type) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
				AbstractApplicationTests.Application.class)
			.properties("spring.main.web-application-type=" + type, "server.port=0", "spring.main.banner-mode=off",
					"centrifugo.enabled=false", "centrifugo.http-server.internal-port=1",
					"management.endpoints.web.exposure.include=*", "spring.reactor.netty.shutdown-quiet-period=0s")
			.run()) {
			assertThat(Arrays.stream(context.getBeanDefinitionNames())
				.map(context::getType)
				.filter(Objects::nonNull)
				.map(Class::getName)
				.filter((name) -> name.startsWith("io.centrifugo"))).singleElement()
				.asString()
				.contains("AbstractApplicationTests$Application");
		}
	}

}

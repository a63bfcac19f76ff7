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

package io.centrifugo.boot.transport;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.web.server.WebHandler;

import io.centrifugo.boot.channel.CentrifugoChannelAutoConfiguration;
import io.centrifugo.boot.client.CentrifugoClientAutoConfiguration;
import io.centrifugo.boot.config.CentrifugoConfigurationAutoConfiguration;
import io.centrifugo.boot.engine.CentrifugoEngineAutoConfiguration;
import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.web.CentrifugoWebAutoConfiguration;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.boot.web.WebEndpoints;
import io.centrifugo.engine.handler.RpcHandler;
import io.centrifugo.engine.transport.HeaderCapture;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.websocket.WebSocketTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CentrifugoTransportAutoConfiguration},
 * {@link CentrifugoWebSocketAutoConfiguration},
 * {@link CentrifugoStreamAutoConfiguration}, {@link CentrifugoSockJsAutoConfiguration}
 * and {@link CentrifugoUnidirectionalAutoConfiguration}.
 */
class TransportAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CentrifugoConfigurationAutoConfiguration.class,
				CentrifugoClientAutoConfiguration.class, CentrifugoChannelAutoConfiguration.class,
				CentrifugoEngineAutoConfiguration.class, CentrifugoNodeAutoConfiguration.class,
				CentrifugoTransportAutoConfiguration.class, CentrifugoWebSocketAutoConfiguration.class,
				CentrifugoStreamAutoConfiguration.class, CentrifugoUnidirectionalAutoConfiguration.class,
				CentrifugoSockJsAutoConfiguration.class, CentrifugoWebAutoConfiguration.class));

	@Test
	void bidirectionalTransportsAreServedUnasked() {
		this.contextRunner
			.run((context) -> assertThat(paths(context)).containsExactlyInAnyOrder("/connection/websocket",
					"/connection/sse", "/connection/http_stream", "/emulation"));
	}

	@ParameterizedTest
	@CsvSource({ "websocket.disabled, true, /connection/websocket", "sse.enabled, false, /connection/sse",
			"http-stream.enabled, false, /connection/http_stream" })
	void eachCanBeSwitchedOff(String key, String value, String path) {
		this.contextRunner.withPropertyValues("centrifugo." + key + "=" + value)
			.run((context) -> assertThat(paths(context)).hasSize(3).doesNotContain(path).contains("/emulation"));
	}

	@Test
	void emulationGoesWithTheLastTransportThatNeedsIt() {
		this.contextRunner.withPropertyValues("centrifugo.sse.enabled=false", "centrifugo.http-stream.enabled=false")
			.run((context) -> assertThat(paths(context)).containsExactly("/connection/websocket"));
	}

	@ParameterizedTest
	@CsvSource({ "uni-websocket, /connection/uni_websocket", "uni-sse, /connection/uni_sse",
			"uni-http-stream, /connection/uni_http_stream", "init, /connection/init", "sockjs, /connection/sockjs" })
	void othersAreServedWhenAskedFor(String transport, String path) {
		this.contextRunner.withPropertyValues("centrifugo." + transport + ".enabled=true")
			.run((context) -> assertThat(paths(context)).hasSize(5).contains(path));
		this.contextRunner
			.withPropertyValues("centrifugo." + transport + ".enabled=true",
					"centrifugo." + transport + ".handler-prefix=moved/")
			.run((context) -> assertThat(paths(context)).hasSize(5).contains("/moved"));
	}

	@ParameterizedTest
	@CsvSource({ "sse.max-request-body-size", "http-stream.max-request-body-size", "emulation.max-request-body-size",
			"websocket.message-size-limit", "client.allowed-origins" })
	void wrongValueFailsTheStartByName(String key) {
		this.contextRunner.withPropertyValues("centrifugo." + key + "=" + (key.startsWith("client") ? "[" : "4GB"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("centrifugo." + key));
	}

	@Test
	void beansOfTheApplicationWin() {
		OriginPatterns origins = new OriginPatterns(List.of("*"));
		WebSocketTransport webSocket = mock(WebSocketTransport.class);
		this.contextRunner.withBean("origins", OriginPatterns.class, () -> origins)
			.withBean("webSocket", WebSocketTransport.class, () -> webSocket)
			.run((context) -> {
				assertThat(context.getBean(TransportContext.class).origins()).isSameAs(origins);
				assertThat(context.getBean(WebSocketTransport.class)).isSameAs(webSocket);
			});
	}

	@Test
	void headersAreKeptForHandlersOnly() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(HeaderCapture.class)).isSameAs(HeaderCapture.NONE));
		this.contextRunner.withBean(RpcHandler.class, () -> mock(RpcHandler.class))
			.run((context) -> assertThat(context.getBean(HeaderCapture.class)).isSameAs(HeaderCapture.ALL));
	}

	@Test
	void withoutWebFluxNothingIsServed() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(WebHandler.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TransportContext.class)
				.doesNotHaveBean(WebEndpoint.class));
	}

	@Test
	void whenDisabledThenNothingIsServed() {
		this.contextRunner.withPropertyValues("centrifugo.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TransportContext.class)
				.doesNotHaveBean(WebEndpoint.class));
	}

	private static Set<String> paths(ApplicationContext context) {
		return context.getBean(WebEndpoints.class).paths();
	}

}

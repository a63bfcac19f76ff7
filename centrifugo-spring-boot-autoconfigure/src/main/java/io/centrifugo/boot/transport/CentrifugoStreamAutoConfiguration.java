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

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.web.EmulationHandlerAdapter;
import io.centrifugo.boot.web.StreamHandlerAdapter;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.engine.node.Node;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.emulation.EmulationEndpoint;
import io.centrifugo.engine.transport.httpstream.HttpStreamTransport;
import io.centrifugo.engine.transport.sse.SseTransport;

/**
 * {@link AutoConfiguration Auto-configuration} for the transports SSE and HTTP-streaming,
 * whose clients send their commands by emulation.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoTransportAutoConfiguration.class)
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean({ Node.class, TransportContext.class })
@EnableConfigurationProperties({ EmulationProperties.class, HttpStreamProperties.class, SseProperties.class })
public final class CentrifugoStreamAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(name = "centrifugo.sse.enabled", matchIfMissing = true)
	WebEndpoint centrifugoSseEndpoint(SseProperties properties, TransportContext context) {
		SseTransport transport = new SseTransport(context, properties.maxBodySize("centrifugo.sse"));
		return WebEndpoint.at(properties.getHandlerPrefix(), new StreamHandlerAdapter(transport, context.origins()));
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "centrifugo.http-stream.enabled", matchIfMissing = true)
	WebEndpoint centrifugoHttpStreamEndpoint(HttpStreamProperties properties, TransportContext context) {
		HttpStreamTransport transport = new HttpStreamTransport(context,
				properties.maxBodySize("centrifugo.http-stream"));
		return WebEndpoint.at(properties.getHandlerPrefix(), new StreamHandlerAdapter(transport, context.origins()));
	}

	@Bean
	@Conditional(EmulatedTransportCondition.class)
	WebEndpoint centrifugoEmulationEndpoint(EmulationProperties properties, TransportContext context, Node node) {
		EmulationEndpoint endpoint = new EmulationEndpoint(node::emulate,
				properties.maxBodySize("centrifugo.emulation"));
		return WebEndpoint.at(properties.getHandlerPrefix(), new EmulationHandlerAdapter(endpoint, context.origins()));
	}

	/**
	 * Matches when a transport needs emulation.
	 */
	static class EmulatedTransportCondition extends AnyNestedCondition {

		EmulatedTransportCondition() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		/**
		 * SSE.
		 */
		@ConditionalOnBooleanProperty(name = "centrifugo.sse.enabled", matchIfMissing = true)
		static class Sse {

		}

		/**
		 * HTTP-streaming.
		 */
		@ConditionalOnBooleanProperty(name = "centrifugo.http-stream.enabled", matchIfMissing = true)
		static class HttpStream {

		}

	}

}

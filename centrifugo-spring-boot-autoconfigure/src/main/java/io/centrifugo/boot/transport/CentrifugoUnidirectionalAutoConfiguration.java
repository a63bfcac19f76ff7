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
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.web.StreamHandlerAdapter;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.boot.web.WebSocketHandlerAdapter;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.unidirectional.UniHttpStreamTransport;
import io.centrifugo.engine.transport.unidirectional.UniSseTransport;
import io.centrifugo.engine.transport.unidirectional.UniWebSocketOptions;
import io.centrifugo.engine.transport.unidirectional.UniWebSocketTransport;
import io.centrifugo.engine.transport.websocket.WebSocketOptions;

/**
 * {@link AutoConfiguration Auto-configuration} for the unidirectional transports and the
 * connection init endpoint, all off unless asked for.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoTransportAutoConfiguration.class)
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(TransportContext.class)
@EnableConfigurationProperties({ InitProperties.class, UniHttpStreamProperties.class, UniSseProperties.class,
		UniWebSocketProperties.class })
public final class CentrifugoUnidirectionalAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.uni-sse.enabled")
	WebEndpoint centrifugoUniSseEndpoint(UniSseProperties properties, TransportContext context) {
		UniSseTransport transport = new UniSseTransport(context, properties.maxBodySize("centrifugo.uni-sse"),
				properties.getConnectCodeToHttpResponse().toRefusals("centrifugo.uni-sse"));
		return WebEndpoint.at(properties.getHandlerPrefix(), new StreamHandlerAdapter(transport, context.origins()));
	}

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.uni-http-stream.enabled")
	WebEndpoint centrifugoUniHttpStreamEndpoint(UniHttpStreamProperties properties, TransportContext context) {
		UniHttpStreamTransport transport = new UniHttpStreamTransport(context,
				properties.maxBodySize("centrifugo.uni-http-stream"),
				properties.getConnectCodeToHttpResponse().toRefusals("centrifugo.uni-http-stream"));
		return WebEndpoint.at(properties.getHandlerPrefix(), new StreamHandlerAdapter(transport, context.origins()));
	}

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.uni-websocket.enabled")
	WebEndpoint centrifugoUniWebSocketEndpoint(UniWebSocketProperties properties, TransportContext context,
			ClientOptions clientOptions) {
		WebSocketOptions webSocket = properties.toOptions("centrifugo.uni-websocket", clientOptions.ping());
		UniWebSocketTransport transport = new UniWebSocketTransport(new UniWebSocketOptions(webSocket,
				!properties.isDisableDisconnectPush(), !properties.isDisableClosingHandshake()), context);
		return WebEndpoint.at(properties.getHandlerPrefix(), new WebSocketHandlerAdapter(transport));
	}

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.init.enabled")
	WebEndpoint centrifugoInitEndpoint(InitProperties properties, TransportContext context) {
		return WebEndpoint.at(properties.getHandlerPrefix(), new InitHandler(context));
	}

}

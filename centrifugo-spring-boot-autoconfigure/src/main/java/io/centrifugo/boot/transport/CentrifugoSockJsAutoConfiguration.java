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

import io.centrifugo.boot.web.SockJsHandlerAdapter;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.sockjs.SockJsTransport;

/**
 * {@link AutoConfiguration Auto-configuration} for the SockJS transport, which is there
 * for clients of older servers.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoTransportAutoConfiguration.class)
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBean(TransportContext.class)
@EnableConfigurationProperties(SockJsProperties.class)
public final class CentrifugoSockJsAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty("centrifugo.sockjs.enabled")
	WebEndpoint centrifugoSockJsEndpoint(SockJsProperties properties, TransportContext context) {
		SockJsTransport transport = new SockJsTransport(properties.toOptions(), context);
		String prefix = properties.getHandlerPrefix();
		return WebEndpoint.below(prefix, new SockJsHandlerAdapter(prefix, transport, context.origins()));
	}

}

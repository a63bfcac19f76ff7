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

package io.centrifugo.boot.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.web.WebEndpointGroup;
import io.centrifugo.engine.api.ServerApi;
import io.centrifugo.engine.api.json.ApiJson;
import io.centrifugo.engine.node.Node;

/**
 * {@link AutoConfiguration Auto-configuration} for the HTTP API. It is there without a
 * key too, and then refuses every call.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoNodeAutoConfiguration.class)
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "centrifugo.http-api.disabled", havingValue = false, matchIfMissing = true)
@ConditionalOnBean(Node.class)
@EnableConfigurationProperties(HttpApiProperties.class)
public final class CentrifugoHttpApiAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(CentrifugoHttpApiAutoConfiguration.class);

	@Bean
	WebEndpointGroup centrifugoHttpApiEndpoints(HttpApiProperties properties, Node node) {
		if (properties.isInsecure()) {
			logger.warn("The HTTP API of Centrifugo serves callers without a key (centrifugo.http-api.insecure): "
					+ "for development only");
		}
		ServerApi api = new ServerApi(node, node.metrics().api("http"));
		return new HttpApiEndpoints(properties, new ApiJson(api)).toGroup();
	}

}

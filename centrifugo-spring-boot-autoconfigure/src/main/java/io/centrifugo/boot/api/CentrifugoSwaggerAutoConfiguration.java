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

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebHandler;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.node.CentrifugoNodeAutoConfiguration;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.boot.web.WebEndpointGroup;
import io.centrifugo.engine.api.openapi.OpenApiDocument;
import io.centrifugo.engine.node.Node;

/**
 * {@link AutoConfiguration Auto-configuration} for the description of the HTTP API: a
 * page for people and a document for tools, which anybody may read.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CentrifugoNodeAutoConfiguration.class)
@ConditionalOnClass({ HttpServer.class, WebHandler.class })
@ConditionalOnBooleanProperty(name = "centrifugo.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "centrifugo.swagger.enabled")
@ConditionalOnBean(Node.class)
@EnableConfigurationProperties({ HttpApiProperties.class, SwaggerProperties.class })
public final class CentrifugoSwaggerAutoConfiguration {

	@Bean
	WebEndpointGroup centrifugoSwaggerEndpoints(SwaggerProperties properties, HttpApiProperties api, Node node) {
		String prefix = WebEndpoint.normalize(properties.getHandlerPrefix());
		String folder = prefix.endsWith("/") ? prefix : prefix + "/";
		OpenApiDocument document = new OpenApiDocument(WebEndpoint.base(api.getHandlerPrefix()),
				node.identity().version());
		String link = folder + "api.swagger.json";
		DocumentHandler page = new DocumentHandler("text/html; charset=utf-8", document.toHtml(link));
		List<WebEndpoint> endpoints = new ArrayList<>();
		endpoints.add(new WebEndpoint(folder, page));
		if (!folder.equals(prefix)) {
			endpoints.add(new WebEndpoint(prefix, page));
		}
		endpoints.add(new WebEndpoint(link, new DocumentHandler("application/json", document.toJson())));
		return new WebEndpointGroup(endpoints);
	}

}

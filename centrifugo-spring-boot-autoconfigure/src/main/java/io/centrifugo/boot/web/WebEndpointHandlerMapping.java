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

package io.centrifugo.boot.web;

import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Maps the paths of endpoints behind every route of the application's own, save static
 * resources. Preflight requests are answered by the endpoints, which know the origins
 * allowed.
 *
 * @since 0.1.0
 */
public final class WebEndpointHandlerMapping implements HandlerMapping, Ordered {

	/** Behind router functions, annotated controllers and the welcome page. */
	public static final int ORDER = 2;

	private final WebEndpoints endpoints;

	private final Map<String, PathPattern> patterns;

	/**
	 * Create a mapping.
	 * @param endpoints what is served
	 */
	public WebEndpointHandlerMapping(WebEndpoints endpoints) {
		this.endpoints = endpoints;
		this.patterns = endpoints.all()
			.stream()
			.collect(Collectors.toMap(WebEndpoint::path,
					(endpoint) -> PathPatternParser.defaultInstance.parse(endpoint.pattern())));
	}

	@Override
	public Mono<Object> getHandler(ServerWebExchange exchange) {
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		WebEndpoint endpoint = this.endpoints.endpoint(path);
		if (endpoint == null) {
			return Mono.empty();
		}
		WebHandler handler = endpoint.handler();
		exchange.getAttributes().put(BEST_MATCHING_HANDLER_ATTRIBUTE, handler);
		exchange.getAttributes().put(BEST_MATCHING_PATTERN_ATTRIBUTE, this.patterns.get(endpoint.path()));
		exchange.getAttributes().put(PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, exchange.getRequest().getPath());
		ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.ifPresent((context) -> context.setPathPattern(endpoint.pattern()));
		// The dispatcher only looks for who answers a preflight request, it calls nobody
		return CorsUtils.isPreFlightRequest(exchange.getRequest()) ? handler.handle(exchange).thenReturn(handler)
				: Mono.just(handler);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;

/**
 * All endpoints of this application, by path.
 *
 * @since 0.1.0
 */
public final class WebEndpoints {

	private final Map<String, WebEndpoint> endpoints = new LinkedHashMap<>();

	/**
	 * Create from endpoints.
	 * @param endpoints the endpoints, of which no two may have the same path
	 */
	public WebEndpoints(Collection<WebEndpoint> endpoints) {
		endpoints.forEach((endpoint) -> {
			if (this.endpoints.put(endpoint.path(), endpoint) != null) {
				throw new DuplicateEndpointException(endpoint.path());
			}
		});
	}

	/**
	 * Create the same endpoints with somebody who watches them.
	 * @param listener told of each answer
	 * @return the endpoints
	 */
	WebEndpoints observedBy(RequestListener listener) {
		return new WebEndpoints(this.endpoints.values()
			.stream()
			.map((each) -> new WebEndpoint(each.path(), new ObservedHandler(each.path(), each.handler(), listener),
					each.tree()))
			.toList());
	}

	/**
	 * Find what serves a path.
	 * @param path the path of a request
	 * @return the handler, {@code null} if nothing of ours is there
	 */
	public @Nullable WebHandler find(String path) {
		WebEndpoint endpoint = endpoint(path);
		return (endpoint != null) ? endpoint.handler() : null;
	}

	/**
	 * Answer a request on a server where nobody else does.
	 * @param exchange the request and its response
	 * @return completes when it is answered, by 404 if nothing of ours is there
	 */
	public Mono<Void> handle(ServerWebExchange exchange) {
		WebHandler handler = find(exchange.getRequest().getPath().value());
		if (handler == null) {
			exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
			return exchange.getResponse().setComplete();
		}
		return handler.handle(exchange);
	}

	@Nullable WebEndpoint endpoint(String path) {
		WebEndpoint exact = this.endpoints.get(path);
		if (exact != null) {
			return exact;
		}
		return this.endpoints.values().stream().filter((each) -> each.holds(path)).findFirst().orElse(null);
	}

	Collection<WebEndpoint> all() {
		return this.endpoints.values();
	}

	public Set<String> paths() {
		return this.endpoints.keySet();
	}

	/**
	 * Return whether there are endpoints for WebSocket connections.
	 * @return {@code true} if there is one
	 */
	public boolean hasWebSockets() {
		return this.endpoints.values().stream().map(WebEndpoint::handler).anyMatch(WebEndpoints::isWebSocket);
	}

	private static boolean isWebSocket(WebHandler handler) {
		return handler instanceof WebSocketHandlerAdapter
				|| (handler instanceof ObservedHandler observed && isWebSocket(observed.delegate()));
	}

	/**
	 * Return the endpoints that do nothing but open WebSocket connections, and which
	 * nobody watches.
	 * @return the engine's side of them, by path
	 */
	public Map<String, WebSocketEndpoint> webSockets() {
		Map<String, WebSocketEndpoint> webSockets = new LinkedHashMap<>();
		this.endpoints.forEach((path, endpoint) -> {
			if (endpoint.handler() instanceof WebSocketHandlerAdapter adapter) {
				webSockets.put(path, adapter.endpoint());
			}
		});
		return webSockets;
	}

}

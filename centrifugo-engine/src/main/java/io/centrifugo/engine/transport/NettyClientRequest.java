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

package io.centrifugo.engine.transport;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request of a Netty HTTP/1.1 pipeline or of Reactor Netty.
 *
 * @since 0.1.0
 */
public final class NettyClientRequest implements ClientRequest {

	private final String method;

	private final String uri;

	private final boolean http1;

	private final HttpHeaders headers;

	private @Nullable Map<String, List<String>> parameters;

	private NettyClientRequest(String method, String uri, boolean http1, HttpHeaders headers) {
		this.method = method;
		this.uri = uri;
		this.http1 = http1;
		this.headers = headers;
	}

	/**
	 * Wrap a request of Netty's HTTP/1.1 codec.
	 * @param request the request
	 * @return the wrapper
	 */
	public static NettyClientRequest of(HttpRequest request) {
		return new NettyClientRequest(request.method().name(), request.uri(),
				request.protocolVersion().equals(HttpVersion.HTTP_1_1), request.headers());
	}

	/**
	 * Wrap a request of Reactor Netty.
	 * @param request the request
	 * @return the wrapper
	 */
	public static NettyClientRequest of(HttpServerRequest request) {
		return new NettyClientRequest(request.method().name(), request.uri(),
				request.version().equals(HttpVersion.HTTP_1_1), request.requestHeaders());
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public boolean http1() {
		return this.http1;
	}

	@Override
	public List<String> headers(String name) {
		return this.headers.getAll(name);
	}

	@Override
	public String header(String name) {
		return this.headers.get(name, "");
	}

	@Override
	public Set<String> headerNames() {
		return this.headers.names();
	}

	@Override
	public @Nullable String query(String name) {
		if (this.parameters == null) {
			this.parameters = parse(this.uri);
		}
		List<String> values = this.parameters.get(name);
		return (values != null) ? values.get(0) : null;
	}

	private static Map<String, List<String>> parse(String uri) {
		try {
			return (uri.indexOf('?') >= 0) ? new QueryStringDecoder(uri).parameters() : Map.of();
		}
		catch (IllegalArgumentException ex) {
			return Map.of();
		}
	}

}

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

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import io.centrifugo.boot.upgrade.ServletRequests;
import io.centrifugo.boot.upgrade.UpgradeableRequest;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.NettyClientRequest;
import io.centrifugo.engine.transport.stream.StreamResponse;

/**
 * A WebFlux exchange in the terms of the engine: its request, and whether the channel can
 * be taken over.
 *
 * @since 0.1.0
 */
public final class EndpointExchange {

	private static final byte[] NO_BYTES = new byte[0];

	private final ServerWebExchange exchange;

	private final ClientRequest request;

	private final @Nullable HttpServerResponse takeable;

	private final @Nullable HttpServerResponse unchunked;

	private final @Nullable Object nativeRequest;

	private EndpointExchange(ServerWebExchange exchange) {
		this.exchange = exchange;
		Object nativeRequest = nativeRequest(exchange.getRequest());
		this.nativeRequest = nativeRequest;
		this.request = (nativeRequest instanceof HttpServerRequest netty) ? NettyClientRequest.of(netty)
				: new WebFluxClientRequest(exchange.getRequest(), ServletRequests.http1(nativeRequest));
		HttpServerResponse netty = (nativeResponse(exchange.getResponse()) instanceof HttpServerResponse response)
				? response : null;
		this.takeable = this.request.http1() ? netty : null;
		boolean chunkless = nativeRequest instanceof HttpServerRequest http
				&& http.version().equals(HttpVersion.HTTP_1_0);
		this.unchunked = chunkless ? netty : null;
	}

	/**
	 * Look at an exchange.
	 * @param exchange the exchange
	 * @return the same in other terms
	 */
	public static EndpointExchange of(ServerWebExchange exchange) {
		return new EndpointExchange(exchange);
	}

	private static @Nullable Object nativeRequest(ServerHttpRequest request) {
		ServerHttpRequest plain = request;
		while (plain instanceof ServerHttpRequestDecorator decorator) {
			plain = decorator.getDelegate();
		}
		return (plain instanceof AbstractServerHttpRequest) ? ServerHttpRequestDecorator.getNativeRequest(plain) : null;
	}

	private static @Nullable Object nativeResponse(ServerHttpResponse response) {
		ServerHttpResponse plain = response;
		while (plain instanceof ServerHttpResponseDecorator decorator) {
			plain = decorator.getDelegate();
		}
		return (plain instanceof AbstractServerHttpResponse) ? ServerHttpResponseDecorator.getNativeResponse(plain)
				: null;
	}

	public ClientRequest request() {
		return this.request;
	}

	public ServerHttpResponse response() {
		return this.exchange.getResponse();
	}

	/**
	 * Return Reactor Netty's response where its channel can be taken over.
	 * @return the response, {@code null} on other servers, behind HTTP/2, and for
	 * HTTP/1.0 which has no chunks
	 */
	public @Nullable HttpServerResponse takeable() {
		return this.takeable;
	}

	/**
	 * Return the request where its connection can be upgraded.
	 * @return the request, {@code null} on Reactor Netty and other servers that are not
	 * known
	 */
	@Nullable UpgradeableRequest upgradeable() {
		return ServletRequests.upgradeable(this.nativeRequest);
	}

	/**
	 * Set headers of the response.
	 * @param headers values by name
	 */
	public void setHeaders(Map<String, String> headers) {
		headers.forEach((name, value) -> response().getHeaders().set(name, value));
	}

	/**
	 * Read the body of the request.
	 * @param limit the most bytes to read, negative for any number
	 * @return the body, maybe no bytes; fails with {@link DataBufferLimitException} when
	 * it is larger
	 */
	public Mono<byte[]> body(int limit) {
		return DataBufferUtils.join(this.exchange.getRequest().getBody(), limit)
			.map(EndpointExchange::bytes)
			.defaultIfEmpty(NO_BYTES);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/**
	 * Answer without a body.
	 * @param status the status
	 * @return completes when answered
	 */
	public Mono<Void> answer(HttpStatusCode status) {
		response().setStatusCode(status);
		return response().setComplete();
	}

	/**
	 * Answer that the body is larger than allowed.
	 * @return completes when answered
	 */
	Mono<Void> tooLarge() {
		return answer(HttpStatus.CONTENT_TOO_LARGE);
	}

	/**
	 * Answer with a body.
	 * @param status the status
	 * @param contentType type of the body, empty for none
	 * @param body the body
	 * @return completes when answered
	 */
	public Mono<Void> answer(int status, String contentType, byte[] body) {
		response().setStatusCode(HttpStatusCode.valueOf(status));
		if (!contentType.isEmpty()) {
			response().getHeaders().set("Content-Type", contentType);
		}
		response().getHeaders().setContentLength(body.length);
		return response().writeWith(Mono.fromSupplier(() -> response().bufferFactory().wrap(body)));
	}

	/**
	 * Answer as the engine says.
	 * @param answer what it says
	 * @return completes when answered, or when the stream ends
	 */
	Mono<Void> answer(StreamResponse answer) {
		response().setStatusCode(HttpStatusCode.valueOf(answer.status().code()));
		setHeaders(answer.headers());
		if (this.unchunked != null) {
			endByClosing(this.unchunked);
		}
		Flux<DataBuffer> body = Flux.from(answer.body()).map(this::wrap);
		return answer.endless() ? response().writeAndFlushWith(body.map(Mono::just)) : response().writeWith(body);
	}

	/**
	 * Let the end of the connection be that of the body, which clients of HTTP/1.0 expect
	 * where there is no length.
	 */
	private void endByClosing(HttpServerResponse netty) {
		response().getHeaders().set(HttpHeaders.CONNECTION, "close");
		netty.chunkedTransfer(false).keepAlive(false);
	}

	private DataBuffer wrap(ByteBuf buffer) {
		if (response().bufferFactory() instanceof NettyDataBufferFactory netty) {
			return netty.wrap(buffer);
		}
		byte[] bytes = new byte[buffer.readableBytes()];
		buffer.readBytes(bytes);
		buffer.release();
		return response().bufferFactory().wrap(bytes);
	}

	/**
	 * Choose a loop for a connection without a channel of its own.
	 * @return one of the server's
	 */
	static EventLoop eventLoop() {
		return HttpResources.get().onServer(LoopResources.DEFAULT_NATIVE).next();
	}

	/**
	 * The request of a server that is not Reactor Netty.
	 */
	private record WebFluxClientRequest(ServerHttpRequest delegate, boolean http1) implements ClientRequest {

		@Override
		public String method() {
			return this.delegate.getMethod().name();
		}

		@Override
		public List<String> headers(String name) {
			return this.delegate.getHeaders().getOrEmpty(name);
		}

		@Override
		public Set<String> headerNames() {
			return this.delegate.getHeaders().headerNames();
		}

		@Override
		public @Nullable String query(String name) {
			return this.delegate.getQueryParams().getFirst(name);
		}

	}

}

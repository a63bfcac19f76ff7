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

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Requests for tests.
 */
public final class TestRequest {

	private final FullHttpRequest request;

	private TestRequest(HttpMethod method, String uri) {
		this.request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, uri);
	}

	public static TestRequest of(String method, String uri) {
		return new TestRequest(HttpMethod.valueOf(method), uri);
	}

	public static TestRequest webSocket(String uri) {
		return of("GET", uri).header("Upgrade", "websocket")
			.header("Connection", "Upgrade")
			.header("Sec-WebSocket-Version", "13")
			.header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
	}

	public TestRequest header(String name, String value) {
		this.request.headers().set(name, value);
		return this;
	}

	public TestRequest without(String name) {
		this.request.headers().remove(name);
		return this;
	}

	public ClientRequest build() {
		return NettyClientRequest.of(this.request);
	}

	public FullHttpRequest http() {
		return this.request;
	}

}

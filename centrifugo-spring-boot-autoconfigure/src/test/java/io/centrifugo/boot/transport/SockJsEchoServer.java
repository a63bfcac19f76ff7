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

import java.util.List;

import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.http.server.HttpServer;

import io.centrifugo.boot.web.SockJsHandlerAdapter;
import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.boot.web.WebEndpoints;
import io.centrifugo.engine.transport.OriginPatterns;
import io.centrifugo.engine.transport.sockjs.SockJsEchoes;
import io.centrifugo.engine.transport.sockjs.SockJsTransport;

/**
 * Serves what the public SockJS protocol suite expects, through the adapters that serve
 * clients.
 */
public final class SockJsEchoServer {

	private static final int DEFAULT_PORT = 8081;

	private static final int MAX_MESSAGE_SIZE = 4096 * 1024;

	private SockJsEchoServer() {
	}

	/**
	 * Serve until killed.
	 * @param args the port, 8081 if there is none
	 */
	public static void main(String[] args) {
		WebEndpoints endpoints = new WebEndpoints(List.of(endpoint("/echo", SockJsEchoes.echo(MAX_MESSAGE_SIZE)),
				endpoint("/close", SockJsEchoes.close())));
		HttpServer.create()
			.port((args.length > 0) ? Integer.parseInt(args[0]) : DEFAULT_PORT)
			.handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(endpoints::handle).build()))
			.bindNow()
			.onDispose()
			.block();
	}

	private static WebEndpoint endpoint(String path, SockJsTransport transport) {
		return WebEndpoint.below(path, new SockJsHandlerAdapter(path, transport, new OriginPatterns(List.of("*"))));
	}

}

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

package io.centrifugo.boot;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Client that speaks the JSON protocol over WebSocket.
 */
final class JsonClient implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Sinks.Many<String> outbound = Sinks.many().unicast().onBackpressureBuffer();

	private final BlockingQueue<String> inbound = new LinkedBlockingQueue<>();

	private final Disposable connection;

	private JsonClient(int port, WebsocketClientSpec spec) {
		this.connection = HttpClient.create()
			.websocket(spec)
			.uri("ws://127.0.0.1:" + port + "/connection/websocket")
			.handle((in, out) -> Flux.merge(out.sendString(this.outbound.asFlux()).then(),
					in.aggregateFrames().receive().asString().doOnNext(this::add).then(),
					in.receiveCloseStatus().doOnNext((status) -> add("close " + status.code())).then()))
			.subscribe((nothing) -> {
			}, (ex) -> add("failed " + ex.getMessage()));
	}

	/**
	 * Open a connection, without a command.
	 */
	static JsonClient open(int port) {
		return new JsonClient(port, WebsocketClientSpec.builder().build());
	}

	/**
	 * Open a connection and connect.
	 */
	static JsonClient connect(int port) {
		return connected(open(port));
	}

	/**
	 * Open a connection that may compress, and connect.
	 */
	static JsonClient connectCompressed(int port) {
		return connected(new JsonClient(port,
				WebsocketClientSpec.builder().compress(true).compressionAllowClientNoContext(true).build()));
	}

	private static JsonClient connected(JsonClient client) {
		client.send("{\"id\":1,\"connect\":{}}");
		assertThat(client.receive()).startsWith("{\"id\":1,\"connect\":{").contains("\"client\"");
		return client;
	}

	private void add(String message) {
		message.lines().filter((line) -> !"{}".equals(line)).forEach(this.inbound::add);
	}

	void send(String command) {
		this.outbound.tryEmitNext(command).orThrow();
	}

	String receive() {
		try {
			return String.valueOf(this.inbound.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	void subscribe(String channel) {
		send("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}");
		assertThat(receive()).startsWith("{\"id\":2,\"subscribe\":{");
	}

	@Override
	public void close() {
		this.connection.dispose();
	}

}

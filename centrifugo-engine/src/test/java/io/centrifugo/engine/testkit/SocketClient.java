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

package io.centrifugo.engine.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client on a real WebSocket, in JSON or Protobuf, both of which tests read and write
 * as JSON. Expectations are met step by step: each waits, up to {@link #PATIENCE}, and
 * consumes what it was for. Pings are answered and not seen. For one thread.
 */
public final class SocketClient implements AutoCloseable {

	/** How long an expectation waits. */
	public static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String PING = "{}";

	private static final String CLOSED = "close ";

	private static final JsonMapper MAPPER = new JsonMapper();

	private final Encoding encoding;

	private final Sinks.Many<List<String>> outbound = Sinks.many().unicast().onBackpressureBuffer();

	private final BlockingQueue<String> inbound = new LinkedBlockingQueue<>();

	/** What came while a reply was waited for. */
	private final Deque<String> passedOver = new ArrayDeque<>();

	private final Disposable connection;

	private int lastId;

	private SocketClient(String url, Encoding encoding, WebsocketClientSpec.Builder spec) {
		this.encoding = encoding;
		if (!encoding.subprotocol().isEmpty()) {
			spec.protocols(encoding.subprotocol());
		}
		this.connection = HttpClient.create()
			.websocket(spec.build())
			.uri(url)
			.handle((in, out) -> Flux.merge(out.sendObject(this.outbound.asFlux().map(encoding::frame)).then(),
					in.aggregateFrames().receive().asByteArray().doOnNext(this::add).then(),
					in.receiveCloseStatus().doOnNext((status) -> this.inbound.add(CLOSED + status.code())).then()))
			.subscribe((nothing) -> {
			}, (ex) -> this.inbound.add("failed " + ex));
	}

	/**
	 * Open a connection to the standard path of a local server, without a command.
	 * @param port the port
	 * @param encoding what to speak
	 * @return the client
	 */
	public static SocketClient open(int port, Encoding encoding) {
		return open(port, encoding, WebsocketClientSpec.builder());
	}

	/**
	 * Open a connection to the standard path of a local server, without a command.
	 * @param port the port
	 * @param encoding what to speak
	 * @param spec how to open it
	 * @return the client
	 */
	public static SocketClient open(int port, Encoding encoding, WebsocketClientSpec.Builder spec) {
		return new SocketClient("ws://127.0.0.1:" + port + "/connection/websocket", encoding, spec);
	}

	/**
	 * Open a connection that speaks JSON, and connect without a token.
	 * @param port the port
	 * @return the client
	 */
	public static SocketClient connect(int port) {
		SocketClient client = open(port, Encoding.JSON);
		client.call("connect", "{}");
		return client;
	}

	private void add(byte[] frame) {
		for (String message : this.encoding.messages(frame)) {
			if (PING.equals(message)) {
				send(PING);
			}
			else {
				this.inbound.add(message);
			}
		}
	}

	/**
	 * Send a frame of commands.
	 * @param commands the commands as JSON
	 */
	public void send(String... commands) {
		this.outbound.emitNext(List.of(commands), Sinks.EmitFailureHandler.busyLooping(PATIENCE));
	}

	/**
	 * Take the next message, whatever it is.
	 * @return the message as it came if it was JSON, {@code close} and the code if the
	 * connection is closed
	 */
	public String receive() {
		String earlier = this.passedOver.poll();
		return (earlier != null) ? earlier : next();
	}

	private String next() {
		try {
			return String.valueOf(this.inbound.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Send a command and take its reply. Pushes that come before it stay for later steps.
	 * @param method name of the command
	 * @param parameters its body as JSON
	 * @return the reply
	 */
	public JsonNode exchange(String method, String parameters) {
		int id = ++this.lastId;
		send("{\"id\":" + id + ",\"" + method + "\":" + parameters + "}");
		while (true) {
			String message = next();
			assertThat(message).as("reply to %s", method).startsWith("{");
			JsonNode reply = MAPPER.readTree(message);
			if (reply.path("id").asInt() == id) {
				return reply;
			}
			this.passedOver.add(message);
		}
	}

	/**
	 * Send a command that succeeds.
	 * @param method name of the command
	 * @param parameters its body as JSON
	 * @return the result
	 */
	public JsonNode call(String method, String parameters) {
		JsonNode reply = exchange(method, parameters);
		assertThat(reply.has("error")).as("%s", reply).isFalse();
		return reply.path(method);
	}

	/**
	 * Send a command that fails.
	 * @param method name of the command
	 * @param parameters its body as JSON
	 * @return code of the error
	 */
	public int callFailing(String method, String parameters) {
		JsonNode reply = exchange(method, parameters);
		assertThat(reply.has("error")).as("%s", reply).isTrue();
		return reply.path("error").path("code").asInt();
	}

	/**
	 * Subscribe to a channel, without further wishes.
	 * @param channel the channel
	 * @return the result
	 */
	public JsonNode subscribe(String channel) {
		return call("subscribe", "{\"channel\":\"" + channel + "\"}");
	}

	/**
	 * Expect that the next message is a push of a channel.
	 * @param channel the channel
	 * @param kind its kind: {@code pub}, {@code join}, {@code unsubscribe}…
	 * @return its body
	 */
	public JsonNode expectPush(String channel, String kind) {
		String message = receive();
		assertThat(message).as("%s of %s", kind, channel).startsWith("{\"push\":");
		JsonNode push = MAPPER.readTree(message).path("push");
		assertThat(push.path("channel").asString("")).as("%s", push).isEqualTo(channel);
		assertThat(push.has(kind)).as("%s", push).isTrue();
		return push.path(kind);
	}

	/**
	 * Expect that the next message is a publication.
	 * @param channel its channel
	 * @return its data
	 */
	public JsonNode expectPublication(String channel) {
		return expectPush(channel, "pub").path("data");
	}

	/**
	 * Expect that the server closes the connection, and nothing before.
	 * @return the close code
	 */
	public int expectClosed() {
		String message = receive();
		assertThat(message).startsWith(CLOSED);
		return Integer.parseInt(message.substring(CLOSED.length()));
	}

	/**
	 * Cut the connection, without a close frame.
	 */
	@Override
	public void close() {
		this.connection.dispose();
	}

}

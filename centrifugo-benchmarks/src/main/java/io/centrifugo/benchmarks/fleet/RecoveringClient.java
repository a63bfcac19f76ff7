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

package io.centrifugo.benchmarks.fleet;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client by the rules of the official SDKs: it connects again when it is disconnected
 * or hears nothing, subscribes again when it is unsubscribed, and asks for what it
 * missed. Everything happens on its loop.
 */
final class RecoveringClient {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final int FRAME_LIMIT = 16 * 1024 * 1024;

	private static final int CONNECT_MILLIS = 5000;

	private static final long COMMAND_NANOS = TimeUnit.SECONDS.toNanos(5);

	/** What the SDKs allow a ping to be late by is longer: here nodes fail more often. */
	private static final long PING_DELAY_NANOS = TimeUnit.SECONDS.toNanos(3);

	private static final long MIN_DELAY_MILLIS = 100;

	private static final long MAX_DELAY_MILLIS = 2000;

	/** From here to the next thousand, and from 4500, there is no way back. */
	private static final int TERMINAL_CODE = 3500;

	/** Unsubscribe codes from here on ask to subscribe again. */
	private static final int RESUBSCRIBE_CODE = 2500;

	private final NodePorts ports;

	private final EventLoop loop;

	private final FleetReport report;

	private final @Nullable String token;

	private final Map<String, ClientSubscription> subscriptions = new HashMap<>();

	private final Map<Integer, PendingCommand> pending = new HashMap<>();

	private @Nullable Channel channel;

	private @Nullable ScheduledFuture<?> watch;

	private long heardAt;

	private long pingNanos = TimeUnit.SECONDS.toNanos(25);

	private int lastId;

	private int attempts;

	private boolean stopped;

	RecoveringClient(NodePorts ports, EventLoop loop, FleetReport report, List<ClientSubscription> subscriptions,
			@Nullable String token) {
		this.ports = ports;
		this.loop = loop;
		this.report = report;
		this.token = token;
		subscriptions.forEach((subscription) -> this.subscriptions.put(subscription.channel(), subscription));
	}

	void start() {
		this.loop.execute(this::open);
	}

	void stop() {
		this.loop.execute(() -> {
			this.stopped = true;
			close();
		});
	}

	/**
	 * Lose the connection as a client does whose network goes away: no close frame.
	 */
	void drop() {
		this.loop.execute(() -> {
			if (this.channel != null) {
				this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
				close();
			}
		});
	}

	private void open() {
		if (this.stopped) {
			return;
		}
		int port = this.ports.next();
		URI uri = URI.create("ws://127.0.0.1:" + port + "/connection/websocket");
		WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
			.webSocketUri(uri)
			.maxFramePayloadLength(FRAME_LIMIT)
			.handshakeTimeoutMillis(CONNECT_MILLIS)
			.handleCloseFrames(false)
			.generateOriginHeader(false)
			.build();
		new Bootstrap().group(this.loop)
			.channel(NioSocketChannel.class)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
			.handler(new ChannelInitializer<Channel>() {

				@Override
				protected void initChannel(Channel created) {
					created.pipeline()
						.addLast(new HttpClientCodec(), new HttpObjectAggregator(FRAME_LIMIT),
								new WebSocketClientProtocolHandler(config), new SocketHandler(RecoveringClient.this));
				}

			})
			.connect("127.0.0.1", port)
			.addListener((future) -> {
				if (!future.isSuccess()) {
					this.report.count("dial failed");
					openLater();
				}
			});
	}

	private void openLater() {
		if (!this.stopped) {
			this.loop.schedule(this::open, delay(this.attempts++), TimeUnit.MILLISECONDS);
		}
	}

	private static long delay(int attempt) {
		long limit = Math.min(MAX_DELAY_MILLIS, MIN_DELAY_MILLIS << Math.min(attempt, 5));
		return ThreadLocalRandom.current().nextLong(limit / 2, limit);
	}

	void onOpen(Channel opened) {
		this.channel = opened;
		this.heardAt = System.nanoTime();
		this.watch = this.loop.scheduleAtFixedRate(this::watch, 1, 1, TimeUnit.SECONDS);
		ObjectNode connect = MAPPER.createObjectNode();
		if (this.token != null) {
			connect.put("token", this.token);
			ObjectNode subs = connect.putObject("subs");
			this.subscriptions.values()
				.forEach((subscription) -> subscription.request(subs.putObject(subscription.channel())));
		}
		send("connect", connect, this::onConnected, this::onConnectFailed);
	}

	private void watch() {
		long now = System.nanoTime();
		boolean late = this.pending.values().stream().anyMatch((command) -> now - command.sentAt() > COMMAND_NANOS);
		if (late || now - this.heardAt > this.pingNanos + PING_DELAY_NANOS) {
			this.report.count(late ? "no reply" : "no ping");
			close();
		}
	}

	private void close() {
		if (this.channel != null) {
			this.channel.close();
		}
	}

	void onException(Throwable ex) {
		this.report.count(String.valueOf(ex));
	}

	void onClosed(Channel closed, int code, String reason) {
		if (this.channel != null && this.channel != closed) {
			return;
		}
		this.channel = null;
		if (this.watch != null) {
			this.watch.cancel(false);
		}
		this.pending.clear();
		this.subscriptions.values().forEach(ClientSubscription::onLeft);
		if (!this.stopped) {
			this.report.count("closed " + code);
		}
		if ((code >= TERMINAL_CODE && code < 4000) || (code >= 4500 && code < 5000)) {
			this.report.fail("closed for good: " + code + " " + reason);
			return;
		}
		openLater();
	}

	private void send(String method, ObjectNode request, Answer onResult, Answer onError) {
		Channel open = this.channel;
		if (open != null) {
			int id = ++this.lastId;
			this.pending.put(id, new PendingCommand(method, System.nanoTime(), onResult, onError));
			open.writeAndFlush(new TextWebSocketFrame(
					MAPPER.createObjectNode().put("id", id).<ObjectNode>set(method, request).toString()));
		}
	}

	void onMessage(String line) {
		this.heardAt = System.nanoTime();
		JsonNode message = MAPPER.readTree(line);
		if (message.has("push")) {
			onPush(message.get("push"));
		}
		else if (message.has("id")) {
			onReply(message);
		}
		else if (this.channel != null) {
			this.channel.writeAndFlush(new TextWebSocketFrame("{}"));
		}
	}

	private void onReply(JsonNode reply) {
		PendingCommand command = this.pending.remove(reply.get("id").asInt());
		if (command == null) {
			return;
		}
		if (reply.has("error")) {
			this.report.count(command.method() + " error " + reply.path("error").path("code").asInt());
			command.onError().accept(reply.get("error"));
		}
		else {
			command.onResult().accept(reply.path(command.method()));
		}
	}

	private void onConnected(JsonNode result) {
		this.attempts = 0;
		this.pingNanos = TimeUnit.SECONDS.toNanos(result.path("ping").asLong(25));
		if (this.token == null) {
			new ArrayList<>(this.subscriptions.values()).forEach(this::subscribe);
			return;
		}
		JsonNode subs = result.path("subs");
		for (ClientSubscription subscription : this.subscriptions.values()) {
			if (!subs.has(subscription.channel())) {
				this.report.fail("the server did not subscribe to " + subscription.channel());
				continue;
			}
			subscription.onSubscribed(subs.get(subscription.channel()));
		}
	}

	private void onConnectFailed(JsonNode error) {
		close();
	}

	private void subscribe(ClientSubscription subscription) {
		if (subscription.isSubscribed()) {
			return;
		}
		ObjectNode request = MAPPER.createObjectNode().put("channel", subscription.channel());
		send("subscribe", subscription.request(request), subscription::onSubscribed,
				(error) -> onSubscribeFailed(subscription, error));
	}

	private void onSubscribeFailed(ClientSubscription subscription, JsonNode error) {
		int code = error.path("code").asInt();
		if (code >= 100 && !error.path("temporary").asBoolean(false) && code != 100) {
			this.report.fail("cannot subscribe: " + error);
			return;
		}
		this.loop.schedule(() -> subscribe(subscription), delay(subscription.onFailure()), TimeUnit.MILLISECONDS);
	}

	private void onPush(JsonNode push) {
		ClientSubscription subscription = this.subscriptions.get(push.path("channel").asString(""));
		if (subscription == null) {
			return;
		}
		if (push.has("pub")) {
			subscription.onPublication(push.get("pub"));
		}
		else if (push.has("unsubscribe")) {
			int code = push.get("unsubscribe").path("code").asInt();
			this.report.count("unsubscribed " + code);
			subscription.onLeft();
			if (code >= RESUBSCRIBE_CODE) {
				subscribe(subscription);
			}
			else {
				this.report.fail("unsubscribed for good: " + code);
			}
		}
	}

	/**
	 * What to do with a reply.
	 */
	private interface Answer {

		void accept(JsonNode node);

	}

	/**
	 * A command without a reply so far.
	 */
	private record PendingCommand(String method, long sentAt, Answer onResult, Answer onError) {
	}

}

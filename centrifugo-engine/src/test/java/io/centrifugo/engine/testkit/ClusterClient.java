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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;

import static org.awaitility.Awaitility.await;

/**
 * A JSON client of a real node. Subscribes again, with recovery, when the node says that
 * it has missed something.
 */
public final class ClusterClient implements Connection {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final Pattern PUBLICATION = Pattern.compile("\\{\"data\":(\\d+)(?:,\"offset\":(\\d+))?");

	private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"([^\"]+)\"");

	private static final Pattern LOST = Pattern
		.compile("\"channel\":\"([^\"]+)\",\"unsubscribe\":\\{\"code\":25\\d\\d");

	private final EventLoop loop;

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final List<Integer> data = new CopyOnWriteArrayList<>();

	private volatile @Nullable Session session;

	private volatile @Nullable Disconnect disconnect;

	private String epoch = "";

	private long offset;

	private int nextId = 100;

	public ClusterClient(EventLoop loop) {
		this.loop = loop;
	}

	public void open(Function<Connection, Session> opener) {
		this.loop.execute(() -> this.session = opener.apply(this));
		await().until(() -> this.session != null);
	}

	public void send(String command) {
		this.loop.execute(() -> {
			Session opened = this.session;
			ByteBuf frame = Unpooled.copiedBuffer(command, StandardCharsets.UTF_8);
			if (opened != null) {
				opened.onFrame(frame);
			}
			frame.release();
		});
	}

	/**
	 * Send a command with an id of its own, wait for the reply.
	 */
	public String request(String command) {
		String start = command.substring(0, command.indexOf(',') + 1);
		send(command);
		return await().atMost(LIMIT)
			.until(() -> this.received.stream().filter((line) -> line.startsWith(start)).findFirst().orElse(""),
					(line) -> !line.isEmpty());
	}

	public String subscribe(int id, String channel) {
		return request("{\"id\":" + id + ",\"subscribe\":{\"channel\":\"" + channel + "\"}}");
	}

	/**
	 * Return what was received.
	 */
	public List<String> received() {
		return this.received;
	}

	/**
	 * Return the numbers in the publications that were received or recovered, in order.
	 */
	public List<Integer> data() {
		return this.data;
	}

	/**
	 * Count pushes that were received.
	 * @param parts what each contains
	 */
	public long pushes(String... parts) {
		return this.received.stream()
			.filter((line) -> line.startsWith("{\"push\"") && List.of(parts).stream().allMatch(line::contains))
			.count();
	}

	public @Nullable Disconnect disconnect() {
		return this.disconnect;
	}

	@Override
	public EventLoop eventLoop() {
		return this.loop;
	}

	@Override
	public TransportInfo transport() {
		return TestClient.transport(TestForms.JSON);
	}

	@Override
	public void write(ByteBuf frame) {
		String text = frame.toString(StandardCharsets.UTF_8);
		frame.release();
		text.lines().forEach(this::handle);
	}

	private void handle(String line) {
		this.received.add(line);
		Matcher epochMatcher = EPOCH.matcher(line);
		if (epochMatcher.find()) {
			this.epoch = epochMatcher.group(1);
			if (line.contains("\"recovered\":false")) {
				this.offset = 0;
			}
		}
		Matcher publication = PUBLICATION.matcher(line);
		while (publication.find()) {
			this.data.add(Integer.valueOf(publication.group(1)));
			if (publication.group(2) != null) {
				this.offset = Long.parseLong(publication.group(2));
			}
		}
		Matcher lost = LOST.matcher(line);
		if (lost.find()) {
			send("{\"id\":" + this.nextId++ + ",\"subscribe\":{\"channel\":\"" + lost.group(1)
					+ "\",\"recover\":true,\"offset\":" + this.offset + ",\"epoch\":\"" + this.epoch + "\"}}");
		}
	}

	@Override
	public long pendingBytes() {
		return 0;
	}

	@Override
	public void setReadable(boolean readable) {
	}

	@Override
	public void close(Disconnect reason) {
		this.disconnect = reason;
		Session opened = this.session;
		if (opened != null) {
			this.loop.execute(() -> opened.onClosed(reason));
		}
	}

}

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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.benchmarks.history.Acknowledgement;
import io.centrifugo.benchmarks.history.PublisherLog;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Publishes steadily by the server API, to channels in turn. Nothing is published twice:
 * whatever does not succeed has an unknown outcome.
 *
 * @since 0.1.0
 */
public final class ApiPublisher implements AutoCloseable {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** While calls hang, no more than this many of them. */
	private static final int MOST_UNDER_WAY = 300;

	private static final AtomicLong LAST_ID = new AtomicLong();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(PATIENCE)
		.build();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final PublisherLog log = new PublisherLog();

	private final AtomicInteger underWay = new AtomicInteger();

	private final NodePorts ports;

	private final String key;

	private final List<String> channels;

	private int turn;

	/**
	 * Create a publisher, and let it begin.
	 * @param ports where to
	 * @param key of the server API
	 * @param channels the channels
	 * @param perSecond publications to all of them together
	 */
	public ApiPublisher(NodePorts ports, String key, List<String> channels, int perSecond) {
		this.ports = ports;
		this.key = key;
		this.channels = channels;
		this.clock.scheduleAtFixedRate(this::publish, 0, TimeUnit.SECONDS.toMicros(1) / perSecond,
				TimeUnit.MICROSECONDS);
	}

	private void publish() {
		if (this.underWay.get() >= MOST_UNDER_WAY) {
			return;
		}
		String channel = this.channels.get(this.turn++ % this.channels.size());
		long id = LAST_ID.incrementAndGet();
		String body = "{\"channel\":\"" + channel + "\",\"data\":{\"id\":" + id + "}}";
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.ports.next() + "/api/publish"))
			.header("X-API-Key", this.key)
			.timeout(PATIENCE)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		this.log.sent(id);
		this.underWay.incrementAndGet();
		long sentAt = System.nanoTime();
		this.http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((response, ex) -> {
			if (ex == null) {
				onResponse(response.body(), channel, id, sentAt);
			}
			this.underWay.decrementAndGet();
		});
	}

	private void onResponse(String body, String channel, long id, long sentAt) {
		try {
			JsonNode result = MAPPER.readTree(body).path("result");
			if (result.has("offset")) {
				StreamPosition position = new StreamPosition(result.get("offset").asLong(),
						result.path("epoch").asString(""));
				this.log.acknowledged(new Acknowledgement(channel, position, id, sentAt));
			}
		}
		catch (JacksonException ex) {
			// Not acknowledged
		}
	}

	/**
	 * Return what was published.
	 * @return the log
	 */
	public PublisherLog log() {
		return this.log;
	}

	/**
	 * Publish no more.
	 */
	@Override
	public void close() {
		this.clock.shutdown();
	}

	/**
	 * Tell whether the outcome of everything is known, or never will be.
	 * @return whether nothing is under way
	 */
	public boolean isIdle() {
		return this.underWay.get() == 0;
	}

}

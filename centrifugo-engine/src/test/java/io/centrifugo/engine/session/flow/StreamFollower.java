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

package io.centrifugo.engine.session.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.centrifugo.engine.protocol.delta.FossilPatches;
import io.centrifugo.engine.testkit.TestClient;
import io.centrifugo.engine.testkit.TestNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that keeps up with channel {@code a} as SDKs do, and checks what it gets.
 */
final class StreamFollower {

	private static final JsonMapper JSON = new JsonMapper();

	private final TestNode node;

	private final String options;

	private final List<Integer> received = new ArrayList<>();

	private TestClient client;

	private long offset;

	private byte[] base = {};

	private boolean first = true;

	/**
	 * Create a follower, not connected yet.
	 * @param node the node
	 * @param options further fields of the subscribe request
	 */
	StreamFollower(TestNode node, String options) {
		this.node = node;
		this.options = options;
		this.client = node.connect();
	}

	void reconnect() {
		this.client.drop();
		this.client = this.node.connect();
		subscribe();
	}

	void resubscribe() {
		this.client.send("{\"id\":3,\"unsubscribe\":{\"channel\":\"a\"}}");
		read();
		subscribe();
	}

	void subscribe() {
		this.client.send(this.first ? "{\"id\":2,\"subscribe\":{\"channel\":\"a\"" + this.options + "}}"
				: Streams.recover(String.valueOf(this.offset), this.node.epoch("a"), this.options));
		this.first = false;
	}

	/**
	 * Take what has arrived.
	 */
	void read() {
		assertThat(this.client.closeCode()).isZero();
		for (String line : this.client.take()) {
			JsonNode message = JSON.readTree(line);
			if (message.has("push")) {
				accept(message.get("push").get("pub"));
			}
			else if (message.has("subscribe")) {
				accept((ObjectNode) message.get("subscribe"));
			}
		}
	}

	private void accept(ObjectNode reply) {
		assertThat(reply.path("recovered").asBoolean()).isEqualTo(reply.path("was_recovering").asBoolean());
		reply.path("publications").forEach(this::accept);
		this.offset = Math.max(this.offset, reply.path("offset").asLong());
	}

	private void accept(JsonNode publication) {
		long next = publication.get("offset").asLong();
		assertThat(next).isGreaterThan(this.offset);
		this.offset = next;
		JsonNode data = publication.get("data");
		if (data.isString()) {
			byte[] bytes = data.asString().getBytes(StandardCharsets.UTF_8);
			this.base = publication.path("delta").asBoolean() ? FossilPatches.apply(this.base, bytes) : bytes;
			data = JSON.readTree(this.base);
		}
		assertThat(data.get("n").asLong()).isEqualTo(next);
		this.received.add((int) next);
	}

	/**
	 * Return what came since the first subscribe.
	 * @return the offsets in order of arrival
	 */
	List<Integer> received() {
		return this.received;
	}

}

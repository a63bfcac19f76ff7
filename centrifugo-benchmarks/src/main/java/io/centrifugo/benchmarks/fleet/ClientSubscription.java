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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.centrifugo.benchmarks.history.EntryKind;
import io.centrifugo.benchmarks.history.SubscriberLog;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * One channel of one client, over all its connections. Changed on the client's loop only.
 */
final class ClientSubscription {

	private final String channel;

	private final SubscriberLog log;

	private volatile StreamPosition position = StreamPosition.ZERO;

	private volatile boolean subscribed;

	private boolean begun;

	private int failures;

	ClientSubscription(String client, String channel) {
		this.channel = channel;
		this.log = new SubscriberLog(client, channel);
	}

	/**
	 * Ask for what was missed, if this is not the first time.
	 */
	ObjectNode request(ObjectNode request) {
		if (this.begun) {
			request.put("recover", true).put("epoch", this.position.epoch()).put("offset", this.position.offset());
		}
		return request;
	}

	void onSubscribed(JsonNode result) {
		StreamPosition top = new StreamPosition(result.path("offset").asLong(0), result.path("epoch").asString(""));
		this.failures = 0;
		if (this.begun && result.path("recovered").asBoolean(false)) {
			this.log.signal(EntryKind.RECOVERED, top);
			this.position = new StreamPosition(this.position.offset(), top.epoch());
			result.path("publications").forEach(this::onPublication);
		}
		else {
			this.log.signal(this.begun ? EntryKind.TOLD : EntryKind.SUBSCRIBED, top);
			this.position = top;
		}
		this.begun = true;
		this.subscribed = true;
	}

	void onPublication(JsonNode publication) {
		StreamPosition at = new StreamPosition(publication.path("offset").asLong(0), this.position.epoch());
		this.log.publication(at, publication.path("data").path("id").asLong(-1));
		this.position = at;
	}

	void onLeft() {
		if (this.subscribed) {
			this.subscribed = false;
			this.log.signal(EntryKind.LEFT, this.position);
		}
	}

	int onFailure() {
		return ++this.failures;
	}

	boolean isSubscribed() {
		return this.subscribed;
	}

	boolean hasReached(@Nullable StreamPosition top) {
		StreamPosition at = this.position;
		return this.subscribed && (top == null || (top.epoch().equals(at.epoch()) && top.offset() <= at.offset()));
	}

	String channel() {
		return this.channel;
	}

	SubscriberLog log() {
		return this.log;
	}

}

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

package io.centrifugo.engine.broker.nats.connection;

import java.util.HashSet;
import java.util.Set;

/**
 * A topic that somebody wants.
 */
final class Interest {

	private final Topic topic;

	private final Receiver receiver;

	private final Set<SubscribeRequest> waiting = new HashSet<>();

	private boolean confirmed;

	Interest(Topic topic, Receiver receiver) {
		this.topic = topic;
		this.receiver = receiver;
	}

	Topic topic() {
		return this.topic;
	}

	Receiver receiver() {
		return this.receiver;
	}

	void join(SubscribeRequest request) {
		this.waiting.add(request);
	}

	void confirm(SubscribeRequest request) {
		this.confirmed = true;
		this.waiting.remove(request);
	}

	/**
	 * Leave, without a confirmation.
	 * @return whether nobody wants the topic now
	 */
	boolean leave(SubscribeRequest request) {
		return this.waiting.remove(request) && this.waiting.isEmpty() && !this.confirmed;
	}

}

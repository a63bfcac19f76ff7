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

import java.util.List;

import reactor.core.publisher.MonoSink;

/**
 * Somebody waits until topics are subscribed.
 */
final class SubscribeRequest {

	private final List<Topic> topics;

	private final Receiver receiver;

	private final MonoSink<Void> sink;

	/**
	 * Create.
	 * @param topics what is wanted
	 * @param receiver for whom
	 * @param sink told when the server has confirmed
	 */
	SubscribeRequest(List<Topic> topics, Receiver receiver, MonoSink<Void> sink) {
		this.topics = topics;
		this.receiver = receiver;
		this.sink = sink;
	}

	List<Topic> topics() {
		return this.topics;
	}

	Receiver receiver() {
		return this.receiver;
	}

	void succeed() {
		this.sink.success();
	}

	void fail(Throwable failure) {
		this.sink.error(failure);
	}

}

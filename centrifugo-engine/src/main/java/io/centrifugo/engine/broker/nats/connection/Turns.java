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

import java.util.function.Predicate;

/**
 * Spreads topics over receiving threads and sees to it that messages of a topic are
 * handed over one at a time, also while one connection takes the place of another.
 */
final class Turns {

	private final Object[] turns;

	private final Predicate<NatsWire> isCurrent;

	/**
	 * Create.
	 * @param receivers how many threads receive messages of channels
	 * @param isCurrent whether a connection's messages still count
	 */
	Turns(int receivers, Predicate<NatsWire> isCurrent) {
		this.turns = new Object[receivers + 1];
		for (int i = 0; i < this.turns.length; i++) {
			this.turns[i] = new Object();
		}
		this.isCurrent = isCurrent;
	}

	/**
	 * Subscribe on a connection.
	 */
	void subscribe(NatsWire wire, Interest interest) {
		Topic topic = interest.topic();
		Receiver receiver = interest.receiver();
		int index = index(topic);
		Object turn = this.turns[index];
		wire.subscribe(topic, index, (message) -> {
			synchronized (turn) {
				if (this.isCurrent.test(wire)) {
					receiver.onMessage(topic, message.getSubject(), message.getData());
				}
			}
		});
	}

	/**
	 * Return which thread is for a topic: the first for what is for no channel.
	 */
	private int index(Topic topic) {
		String channel = topic.channel();
		return channel.isEmpty() ? 0 : 1 + Math.floorMod(channel.hashCode(), this.turns.length - 1);
	}

}

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

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * All topics that somebody wants, with or without a connection. Used by one thread.
 */
final class Interests {

	private static final Logger logger = LoggerFactory.getLogger(Interests.class);

	private final Map<Topic, Interest> interests = new HashMap<>();

	/**
	 * Want topics.
	 * @param request which ones
	 * @return those that nobody wanted before
	 */
	List<Interest> add(SubscribeRequest request) {
		List<Interest> added = new ArrayList<>();
		for (Topic topic : request.topics()) {
			Interest interest = this.interests.get(topic);
			if (interest == null) {
				interest = new Interest(topic, request.receiver());
				this.interests.put(topic, interest);
				added.add(interest);
			}
			interest.join(request);
		}
		return added;
	}

	/**
	 * Want topics no longer.
	 * @param topics which ones
	 * @return those that were wanted
	 */
	List<Topic> remove(Collection<Topic> topics) {
		return topics.stream().filter((topic) -> this.interests.remove(topic) != null).toList();
	}

	/**
	 * Give up waiting.
	 * @return topics that nobody wants now
	 */
	List<Topic> abandon(SubscribeRequest request) {
		List<Topic> unwanted = request.topics().stream().filter((topic) -> {
			Interest interest = this.interests.get(topic);
			return interest != null && interest.leave(request);
		}).toList();
		unwanted.forEach(this.interests::remove);
		return unwanted;
	}

	/**
	 * Tell a request how it ended.
	 * @param request the request
	 * @param events what the server refused
	 * @return topics that nobody wants now
	 */
	List<Topic> conclude(SubscribeRequest request, WireEvents events) {
		if (request.topics().stream().anyMatch((topic) -> events.isRefused(topic.subject()))) {
			List<Topic> unwanted = abandon(request);
			request.fail(ProtocolError.PERMISSION_DENIED.toException());
			return unwanted;
		}
		for (Topic topic : request.topics()) {
			Interest interest = this.interests.get(topic);
			if (interest != null) {
				interest.confirm(request);
			}
		}
		request.succeed();
		return List.of();
	}

	Collection<Interest> all() {
		return this.interests.values();
	}

	Set<Topic> topics() {
		return this.interests.keySet();
	}

	/**
	 * Tell receivers that they may have missed something.
	 */
	void tellOfGap() {
		Map<Receiver, List<Topic>> topics = this.interests.values()
			.stream()
			.collect(Collectors.groupingBy(Interest::receiver,
					Collectors.mapping(Interest::topic, Collectors.toUnmodifiableList())));
		topics.forEach(Interests::tellOfGap);
	}

	private static void tellOfGap(Receiver receiver, List<Topic> topics) {
		try {
			receiver.onGap(topics);
		}
		catch (RuntimeException ex) {
			logger.error("Receiver of NATS messages failed", ex);
		}
	}

	void clear() {
		this.interests.clear();
	}

}

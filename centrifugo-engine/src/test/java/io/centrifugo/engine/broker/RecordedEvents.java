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

package io.centrifugo.engine.broker;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;

/**
 * Remembers what a broker hands over.
 */
public final class RecordedEvents implements BrokerEvents {

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final List<Collection<String>> resubscribed = new CopyOnWriteArrayList<>();

	@Override
	public void onPublication(String channel, Publication publication, StreamPosition position, boolean delta,
			@Nullable Publication previous) {
		this.events.add(new Event("publication", channel, publication, position, delta, previous, null));
	}

	@Override
	public void onJoin(String channel, ClientInfo info) {
		this.events.add(new Event("join", channel, null, null, false, null, info));
	}

	@Override
	public void onLeave(String channel, ClientInfo info) {
		this.events.add(new Event("leave", channel, null, null, false, null, info));
	}

	@Override
	public void onResubscribed(Collection<String> channels) {
		this.resubscribed.add(List.copyOf(channels));
	}

	public List<Event> of(String channel) {
		return this.events.stream().filter((event) -> event.channel().equals(channel)).toList();
	}

	public List<Collection<String>> resubscribed() {
		return this.resubscribed;
	}

	/**
	 * One call.
	 */
	public record Event(String kind, String channel, @Nullable Publication publication,
			@Nullable StreamPosition position, boolean delta, @Nullable Publication previous,
			@Nullable ClientInfo info) {

		public Publication published() {
			if (this.publication == null) {
				throw new AssertionError("A " + this.kind + " event");
			}
			return this.publication;
		}

		public String text() {
			return new String(published().data().bytes(), StandardCharsets.UTF_8);
		}

	}

}

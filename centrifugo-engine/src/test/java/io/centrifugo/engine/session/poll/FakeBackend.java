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

package io.centrifugo.engine.session.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.protocol.Payload;

/**
 * A backend with values of keys, which tells those that are newer than what is known.
 */
final class FakeBackend implements SharedPollHandler {

	private final Map<String, SharedPollAnswer.Item> items = new TreeMap<>();

	private final List<SharedPollEvent> questions = new ArrayList<>();

	private String epoch = "";

	private boolean failing;

	FakeBackend put(String key, String json, long version) {
		return put(key, json, version, "");
	}

	FakeBackend put(String key, String json, long version, String previous) {
		Payload base = previous.isEmpty() ? Payload.EMPTY : Payload.of(previous);
		this.items.put(key, new SharedPollAnswer.Item(key, Payload.of(json), version, false, base));
		return this;
	}

	void remove(String key) {
		this.items.put(key, SharedPollAnswer.Item.removed(key));
	}

	void epoch(String newEpoch) {
		this.epoch = newEpoch;
	}

	void fail(boolean fails) {
		this.failing = fails;
	}

	List<String> takeQuestions() {
		List<String> taken = this.questions.stream().map((event) -> event.keys().toString()).toList();
		this.questions.clear();
		return taken;
	}

	@Override
	public Mono<SharedPollAnswer> onSharedPoll(SharedPollEvent event) {
		this.questions.add(event);
		if (this.failing) {
			return Mono.error(new IllegalStateException("expected by the test"));
		}
		List<SharedPollAnswer.Item> answers = new ArrayList<>();
		for (SharedPollEvent.KnownKey known : event.keys()) {
			SharedPollAnswer.Item item = this.items.get(known.key());
			if (item != null && (item.removed() || item.version() == 0 || item.version() > known.version())) {
				answers.add(item);
			}
		}
		return Mono.just(new SharedPollAnswer(answers, this.epoch));
	}

}

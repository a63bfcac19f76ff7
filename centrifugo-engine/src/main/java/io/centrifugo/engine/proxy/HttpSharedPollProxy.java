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

package io.centrifugo.engine.proxy;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Asks a backend for the values of keys over HTTP, in the original's format.
 *
 * @since 0.1.0
 */
public final class HttpSharedPollProxy implements SharedPollHandler {

	private final HttpBackend backend;

	/**
	 * Create a proxy.
	 * @param client makes the requests
	 * @param settings how to ask
	 */
	public HttpSharedPollProxy(HttpClient client, ProxySettings settings) {
		this.backend = new HttpBackend(client, settings);
	}

	@Override
	public Mono<SharedPollAnswer> onSharedPoll(SharedPollEvent event) {
		return this.backend.ask((request) -> {
		}, body(event)).map(HttpSharedPollProxy::answer);
	}

	private static String body(SharedPollEvent event) {
		StringBuilder body = new StringBuilder("{\"channel\":").append(QuestionBody.quote(event.channel()))
			.append(",\"items\":[");
		String separator = "";
		for (SharedPollEvent.KnownKey known : event.keys()) {
			body.append(separator).append("{\"key\":").append(QuestionBody.quote(known.key()));
			if (known.version() != 0) {
				body.append(",\"version\":").append(Long.toUnsignedString(known.version()));
			}
			body.append('}');
			separator = ",";
		}
		return body.append("]}").toString();
	}

	private static SharedPollAnswer answer(Map<String, JsonValue> members) {
		AnswerFields answer = new AnswerFields(members);
		JsonValue error = answer.find("error");
		if (error != null) {
			throw new IllegalStateException("Backend answers with error " + error.text());
		}
		AnswerFields result = answer.object("result");
		if (result == null) {
			return SharedPollAnswer.UNCHANGED;
		}
		JsonValue items = result.find("items");
		List<SharedPollAnswer.Item> read = new ArrayList<>();
		if (items != null) {
			items.items().forEach((item) -> read.add(item(new AnswerFields(item.members()))));
		}
		return new SharedPollAnswer(read, result.text("epoch"));
	}

	private static SharedPollAnswer.Item item(AnswerFields item) {
		return new SharedPollAnswer.Item(item.text("key"), item.payload("data"), item.unsigned("version"),
				item.bool("removed"), item.payload("prev_data"));
	}

}

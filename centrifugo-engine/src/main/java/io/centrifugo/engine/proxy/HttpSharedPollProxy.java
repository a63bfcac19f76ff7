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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Asks a backend for the values of keys over HTTP, in the original's format.
 *
 * @since 0.1.0
 */
public final class HttpSharedPollProxy implements SharedPollHandler {

	private final HttpClient client;

	private final ProxySettings settings;

	/**
	 * Create a proxy.
	 * @param client makes the requests
	 * @param settings how to ask
	 */
	public HttpSharedPollProxy(HttpClient client, ProxySettings settings) {
		this.client = client;
		this.settings = settings;
	}

	@Override
	public Mono<SharedPollAnswer> onSharedPoll(SharedPollEvent event) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.settings.endpoint());
		this.settings.headers().forEach(request::setHeader);
		request.setHeader("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body(event), StandardCharsets.UTF_8));
		return send(request.build()).timeout(this.settings.timeout()).map(HttpSharedPollProxy::answer);
	}

	private Mono<byte[]> send(HttpRequest request) {
		return Mono.create((sink) -> {
			CompletableFuture<HttpResponse<byte[]>> response = this.client.sendAsync(request,
					HttpResponse.BodyHandlers.ofByteArray());
			sink.onDispose(() -> response.cancel(true));
			response.whenComplete((result, ex) -> {
				if (ex != null) {
					sink.error(ex);
				}
				else if (result.statusCode() != 200) {
					sink.error(new IllegalStateException("Backend answers with status " + result.statusCode()));
				}
				else {
					sink.success(result.body());
				}
			});
		});
	}

	private static String body(SharedPollEvent event) {
		StringBuilder body = new StringBuilder("{\"channel\":").append(quote(event.channel())).append(",\"items\":[");
		String separator = "";
		for (SharedPollEvent.KnownKey known : event.keys()) {
			body.append(separator).append("{\"key\":").append(quote(known.key()));
			if (known.version() != 0) {
				body.append(",\"version\":").append(Long.toUnsignedString(known.version()));
			}
			body.append('}');
			separator = ",";
		}
		return body.append("]}").toString();
	}

	private static String quote(String text) {
		return new String(JsonStrings.quote(text.getBytes(StandardCharsets.UTF_8)).bytes(), StandardCharsets.UTF_8);
	}

	private static SharedPollAnswer answer(byte[] body) {
		Map<String, JsonValue> members = JsonValue.parse(body).members();
		JsonValue error = find(members, "error");
		if (error != null) {
			throw new IllegalStateException("Backend answers with error " + error.text());
		}
		JsonValue found = find(members, "result");
		if (found == null) {
			return SharedPollAnswer.UNCHANGED;
		}
		Map<String, JsonValue> result = found.members();
		JsonValue items = find(result, "items");
		List<SharedPollAnswer.Item> read = new ArrayList<>();
		if (items != null) {
			items.items().forEach((item) -> read.add(item(item.members())));
		}
		return new SharedPollAnswer(read, text(result, "epoch"));
	}

	private static SharedPollAnswer.Item item(Map<String, JsonValue> members) {
		JsonValue version = find(members, "version");
		JsonValue removed = find(members, "removed");
		return new SharedPollAnswer.Item(text(members, "key"), payload(members, "data"),
				(version != null) ? version.unsigned() : 0, removed != null && removed.bool(),
				payload(members, "prev_data"));
	}

	private static String text(Map<String, JsonValue> members, String name) {
		JsonValue value = find(members, name);
		return (value != null) ? value.string() : "";
	}

	private static Payload payload(Map<String, JsonValue> members, String name) {
		JsonValue value = members.get(name);
		return (value != null) ? value.payload() : Payload.EMPTY;
	}

	private static @Nullable JsonValue find(Map<String, JsonValue> members, String name) {
		JsonValue value = members.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

}

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
import java.util.Map;
import java.util.Objects;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.handler.map.MapPublishDecision;
import io.centrifugo.engine.handler.map.MapPublishDecision.Condition;
import io.centrifugo.engine.handler.map.MapPublishDecision.Existing;
import io.centrifugo.engine.handler.map.MapPublishEvent;
import io.centrifugo.engine.handler.map.MapPublishHandler;
import io.centrifugo.engine.handler.map.MapRemoveDecision;
import io.centrifugo.engine.handler.map.MapRemoveEvent;
import io.centrifugo.engine.handler.map.MapRemoveHandler;
import io.centrifugo.engine.metrics.ProxyMetrics;

/**
 * Asks a backend over HTTP what clients may do to maps, in the original's format. Never
 * answers empty: an answer without a result means yes.
 *
 * @since 0.1.0
 */
public final class HttpMapProxy implements MapPublishHandler, MapRemoveHandler {

	private final ClientBackend backend;

	/**
	 * Create a proxy.
	 * @param client makes the requests
	 * @param settings how to ask
	 * @param metrics recorder of the proxy
	 */
	public HttpMapProxy(HttpClient client, ClientProxySettings settings, ProxyMetrics metrics) {
		this.backend = new ClientBackend(client, settings, metrics);
	}

	@Override
	public Mono<MapPublishDecision> onMapPublish(MapPublishEvent event) {
		return Mono
			.defer(() -> this.backend.ask(event.context(),
					question(event.context(), event.channel(), event.key()).data(event.data())))
			.map((result) -> decision(event, result));
	}

	@Override
	public Mono<MapRemoveDecision> onMapRemove(MapRemoveEvent event) {
		return Mono
			.defer(() -> this.backend.ask(event.context(), question(event.context(), event.channel(), event.key())))
			.map((result) -> new MapRemoveDecision(key(result, event.key()), result.texts("tags"),
					result.text("idempotency_key")));
	}

	private QuestionBody question(ClientContext context, String channel, String key) {
		return this.backend.question(context).text("user", context.user()).text("channel", channel).text("key", key);
	}

	private static MapPublishDecision decision(MapPublishEvent event, AnswerFields result) {
		Condition condition = new Condition(existing(result.text("key_mode")), result.text("idempotency_key"),
				result.unsigned("version"), result.text("version_epoch"));
		return new MapPublishDecision(key(result, event.key()), result.data(event.data()),
				Objects.requireNonNullElse(result.texts("tags"), Map.of()), result.bool("delta"), condition);
	}

	private static String key(AnswerFields result, String byDefault) {
		String key = result.text("key");
		return key.isEmpty() ? byDefault : key;
	}

	private static Existing existing(String mode) {
		return switch (mode) {
			case "" -> Existing.EITHER;
			case "if_new" -> Existing.MUST_NOT;
			case "if_exists" -> Existing.MUST;
			default -> throw new IllegalStateException("Backend answers with unknown key mode '" + mode + "'");
		};
	}

}

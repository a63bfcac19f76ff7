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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.metrics.ProxyMetrics;
import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.json.JsonValue;

/**
 * Asks a backend on behalf of clients, in the original's format.
 */
final class ClientBackend {

	/** Headers that are of the connection they come by, or that HTTP clients set. */
	private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade",
			"transfer-encoding");

	private static final AnswerFields NO_RESULT = new AnswerFields(Map.of());

	private final HttpBackend backend;

	private final ClientProxySettings settings;

	private final ProxyMetrics metrics;

	ClientBackend(HttpClient client, ClientProxySettings settings, ProxyMetrics metrics) {
		this.backend = new HttpBackend(client, settings.backend());
		this.settings = settings;
		this.metrics = metrics;
	}

	/**
	 * Begin a question with what every question has.
	 */
	QuestionBody question(ClientContext context) {
		return new QuestionBody(this.settings.binary()).text("client", context.client())
			.text("transport", context.transport())
			.text("protocol", context.protocol())
			.text("encoding", this.settings.binary() ? "binary" : "json");
	}

	/**
	 * Ask.
	 * @return the result, without fields if there is none; fails with the error or the
	 * disconnect that the backend answers with
	 */
	Mono<AnswerFields> ask(ClientContext context, QuestionBody question) {
		return Mono.defer(() -> {
			if (this.settings.carried().meta()) {
				question.json("meta", context.meta());
			}
			long start = System.nanoTime();
			this.metrics.started();
			return this.backend.ask((request) -> addHeaders(context, request), question.end())
				.doOnSuccess((members) -> this.metrics.finished(System.nanoTime() - start, false))
				.doOnError((ex) -> this.metrics.finished(System.nanoTime() - start, !isTransformed(ex)))
				.doOnCancel(() -> this.metrics.finished(System.nanoTime() - start, false));
		}).onErrorMap(this::isTransformed, this::transform).map(ClientBackend::result);
	}

	private boolean isTransformed(Throwable ex) {
		return ex instanceof HttpBackend.StatusException status
				&& this.settings.transforms().containsKey(status.status());
	}

	private Throwable transform(Throwable ex) {
		CentrifugoException answer = (ex instanceof HttpBackend.StatusException status)
				? this.settings.transforms().get(status.status()) : null;
		return (answer != null) ? answer : ex;
	}

	private void addHeaders(ClientContext context, HttpRequest.Builder request) {
		ClientProxySettings.Carried carried = this.settings.carried();
		context.emulatedHeaders().forEach((name, value) -> {
			if (isWanted(carried.emulatedHeaders(), name.toLowerCase(Locale.ROOT))) {
				request.setHeader(name, value);
			}
		});
		context.headers().forEach((name, values) -> {
			if (isWanted(carried.headers(), name)) {
				addHeader(request, name, values);
			}
		});
	}

	private static boolean isWanted(Set<String> wanted, String name) {
		return wanted.contains(name) && !OWN_HEADERS.contains(name);
	}

	private static void addHeader(HttpRequest.Builder request, String name, List<String> values) {
		for (int i = 0; i < values.size(); i++) {
			if (i == 0) {
				request.setHeader(name, values.get(i));
			}
			else {
				request.header(name, values.get(i));
			}
		}
	}

	private static AnswerFields result(Map<String, JsonValue> members) {
		AnswerFields answer = new AnswerFields(members);
		AnswerFields disconnect = answer.object("disconnect");
		if (disconnect != null) {
			throw new Disconnect(disconnect.code(), disconnect.text("reason")).toException();
		}
		AnswerFields error = answer.object("error");
		if (error != null) {
			throw new ProtocolError(error.code(), error.text("message"), error.bool("temporary")).toException();
		}
		AnswerFields result = answer.object("result");
		return (result != null) ? result : NO_RESULT;
	}

}

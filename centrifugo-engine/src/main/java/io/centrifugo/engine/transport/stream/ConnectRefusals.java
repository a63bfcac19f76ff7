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

package io.centrifugo.engine.transport.stream;

import java.util.Map;

import io.netty.handler.codec.http.HttpResponseStatus;

import io.centrifugo.engine.protocol.CentrifugoException;

/**
 * HTTP responses for connects that fail on unidirectional streams
 * ({@code connect_code_to_http_response}), instead of a stream with nothing but a
 * disconnect.
 *
 * @param enabled whether there are any
 * @param byCode responses by the code of the error or disconnect; every other is answered
 * with status 500
 * @since 0.1.0
 */
public record ConnectRefusals(boolean enabled, Map<Integer, Refusal> byCode) {

	/** Always a stream. */
	public static final ConnectRefusals DISABLED = new ConnectRefusals(false, Map.of());

	public ConnectRefusals {
		byCode = Map.copyOf(byCode);
	}

	StreamResponse answer(CentrifugoException cause) {
		Refusal refusal = this.byCode.get(cause.code());
		if (refusal == null) {
			HttpResponseStatus status = HttpResponseStatus.INTERNAL_SERVER_ERROR;
			return StreamResponse.of(status, status.reasonPhrase());
		}
		return StreamResponse.of(HttpResponseStatus.valueOf(refusal.status()), refusal.body());
	}

	/**
	 * One response.
	 *
	 * @param status the status
	 * @param body the body
	 */
	public record Refusal(int status, String body) {
	}

}

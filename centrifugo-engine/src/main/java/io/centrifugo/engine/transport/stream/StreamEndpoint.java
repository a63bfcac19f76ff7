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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.transport.ClientRequest;

/**
 * Decides requests for streams.
 *
 * @since 0.1.0
 */
public interface StreamEndpoint {

	/**
	 * Decide a request by everything but its body. Counts against the limits, so called
	 * once for each request.
	 * @param request the request
	 * @return the answer if there will be no stream, else {@code null}
	 */
	@Nullable StreamResponse refusal(ClientRequest request);

	/**
	 * Return whether the body of a request that was not refused must be read.
	 * @param request the request
	 * @return {@code false} if everything is in the query
	 */
	default boolean wantsBody(ClientRequest request) {
		return request.method().equals("POST");
	}

	/**
	 * Return the limit of a request body.
	 * @return bytes above which the answer is 413
	 */
	int maxBodySize();

	/**
	 * Answer a request that was not refused.
	 * @param request the request
	 * @param body its body, empty if it is not wanted; used by nobody else
	 * @return the answer in the making
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if the answer
	 * is 400
	 */
	StreamExchange open(ClientRequest request, byte[] body);

}

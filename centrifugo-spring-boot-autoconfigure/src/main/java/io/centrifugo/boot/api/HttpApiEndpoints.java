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

package io.centrifugo.boot.api;

import java.util.ArrayList;
import java.util.List;

import io.centrifugo.boot.web.WebEndpoint;
import io.centrifugo.boot.web.WebEndpointGroup;
import io.centrifugo.engine.api.json.ApiJson;
import io.centrifugo.engine.api.json.ApiKeyCheck;
import io.centrifugo.engine.transport.ClientRequest;

/**
 * Makes an endpoint of each method of the API, and the single endpoint of older clients.
 */
final class HttpApiEndpoints {

	private static final String ERROR_MODE_HEADER = "X-Centrifugo-Error-Mode";

	private static final String TRANSPORT_MODE = "transport";

	private final HttpApiProperties properties;

	private final ApiJson api;

	HttpApiEndpoints(HttpApiProperties properties, ApiJson api) {
		this.properties = properties;
		this.api = api;
	}

	WebEndpointGroup toGroup() {
		ApiKeyCheck keyCheck = new ApiKeyCheck(this.properties.getKey(), this.properties.isInsecure());
		String prefix = WebEndpoint.normalize(this.properties.getHandlerPrefix());
		List<WebEndpoint> endpoints = new ArrayList<>();
		endpoints.add(new WebEndpoint(prefix,
				new HttpApiHandler(keyCheck, HttpApiHandler.Call.of(this.api::callSingleEndpoint))));
		for (String method : this.api.names()) {
			HttpApiHandler.Call call = (request, body) -> this.api.call(method, body, transportErrors(request));
			endpoints.add(new WebEndpoint(WebEndpoint.base(prefix) + "/" + method, new HttpApiHandler(keyCheck, call)));
		}
		return new WebEndpointGroup(endpoints);
	}

	private boolean transportErrors(ClientRequest request) {
		return this.properties.getErrorMode() == ErrorMode.TRANSPORT
				|| TRANSPORT_MODE.equals(request.header(ERROR_MODE_HEADER));
	}

}

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

import java.util.Map;
import java.util.Set;

import io.centrifugo.engine.protocol.CentrifugoException;

/**
 * How to ask a backend on behalf of a client.
 *
 * @param backend the backend
 * @param carried what the backend learns of the connection
 * @param binary whether data are exchanged in base64, since they may not be JSON
 * @param transforms what answers with a status other than 200 mean to the client, by
 * status; others are failures
 * @since 0.1.0
 */
public record ClientProxySettings(ProxySettings backend, Carried carried, boolean binary,
		Map<Integer, CentrifugoException> transforms) {

	public ClientProxySettings {
		transforms = Map.copyOf(transforms);
	}

	/**
	 * What a backend learns of a connection beyond its ids.
	 *
	 * @param headers headers of the client's HTTP request, names in lower case
	 * @param emulatedHeaders headers of the connect command, names in lower case
	 * @param meta whether it gets the connection's meta
	 */
	public record Carried(Set<String> headers, Set<String> emulatedHeaders, boolean meta) {

		/** Nothing. */
		public static final Carried NOTHING = new Carried(Set.of(), Set.of(), false);

		public Carried {
			headers = Set.copyOf(headers);
			emulatedHeaders = Set.copyOf(emulatedHeaders);
		}

	}

}

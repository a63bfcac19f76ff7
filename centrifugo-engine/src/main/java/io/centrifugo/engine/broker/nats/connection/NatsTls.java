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

package io.centrifugo.engine.broker.nats.connection;

import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * How to encrypt.
 *
 * @param context whom to trust and who to be
 * @param verified whether the name in the server's certificate is checked
 * @param serverName the name that it must have, empty for the host's
 * @param protocols versions to offer, empty for those of the context
 * @param ciphers cipher suites to offer, empty for those of the context
 * @since 0.1.0
 */
public record NatsTls(SSLContext context, boolean verified, String serverName, List<String> protocols,
		List<String> ciphers) {

	public NatsTls {
		protocols = List.copyOf(protocols);
		ciphers = List.copyOf(ciphers);
	}

	/**
	 * Create what trusts whom the context trusts.
	 * @param context whom to trust and who to be
	 */
	public NatsTls(SSLContext context) {
		this(context, true, "", List.of(), List.of());
	}

}

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

package io.centrifugo.boot.engine;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Tls;

/**
 * The server that the application itself uses.
 */
final class DataRedisServer {

	private DataRedisServer() {
	}

	/**
	 * Return the application's server.
	 * @param details connection details of the application
	 * @param url its {@code spring.data.redis.url}, which alone tells of TLS without a
	 * bundle
	 */
	static Server of(DataRedisConnectionDetails details, @Nullable String url) {
		DataRedisConnectionDetails.Standalone standalone = details.getStandalone();
		if (standalone == null || details.getSentinel() != null || details.getCluster() != null
				|| details.getMasterReplica() != null) {
			throw new InvalidSettingException("spring.data.redis",
					"the engine supports standalone servers only; name one by 'centrifugo.engine.redis.address'", null);
		}
		return new Server(standalone.getHost(), standalone.getPort(), standalone.getDatabase(),
				text(details.getUsername()), text(details.getPassword()), tls(details.getSslBundle(), url));
	}

	private static @Nullable Tls tls(@Nullable SslBundle bundle, @Nullable String url) {
		if (bundle != null) {
			return new Tls(bundle, true, "");
		}
		return (url != null && url.startsWith("rediss://")) ? Tls.DEFAULT : null;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}

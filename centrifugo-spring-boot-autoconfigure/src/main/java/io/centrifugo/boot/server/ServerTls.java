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

package io.centrifugo.boot.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

import io.centrifugo.boot.tls.ServerSslContext;
import io.centrifugo.boot.tls.ServerTlsProperties;
import io.centrifugo.boot.tls.TlsBundles;

/**
 * Makes the server of our own speak TLS if that is wanted.
 */
final class ServerTls implements HttpServerCustomizer {

	static final String PREFIX = "centrifugo.http-server.tls";

	private final ServerTlsProperties properties;

	private final TlsBundles bundles;

	ServerTls(ServerTlsProperties properties, @Nullable SslBundles bundles) {
		this.properties = properties;
		this.bundles = new TlsBundles(bundles);
	}

	@Override
	public HttpServer customize(HttpServer server) {
		if (!this.properties.wanted()) {
			return server;
		}
		SslBundle bundle = this.bundles.server(PREFIX, this.properties);
		GenericSslContextSpec<?> context = Http11SslContextSpec.forServer(bundle.getManagers().getKeyManagerFactory())
			.configure(new ServerSslContext(bundle, this.properties)::configure);
		return server.secure((spec) -> spec.sslContext(context));
	}

}

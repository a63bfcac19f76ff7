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

import java.util.List;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

import io.centrifugo.boot.config.keys.InvalidSettingException;
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
		if (this.properties.getBundle() == null && this.properties.getCertPem().isEmpty()) {
			throw new InvalidSettingException(PREFIX + ".cert-pem",
					"TLS needs a certificate: set it and key-pem, or name an SSL bundle", null);
		}
		SslBundle bundle = this.bundles.bundle(PREFIX, this.properties, "client-ca-pem",
				this.properties.getClientCaPem());
		GenericSslContextSpec<?> context = Http11SslContextSpec.forServer(bundle.getManagers().getKeyManagerFactory())
			.configure((builder) -> configure(builder, bundle));
		return server.secure((spec) -> spec.sslContext(context));
	}

	private void configure(SslContextBuilder builder, SslBundle bundle) {
		String[] protocols = bundle.getOptions().getEnabledProtocols();
		String[] ciphers = bundle.getOptions().getCiphers();
		builder.trustManager(bundle.getManagers().getTrustManagerFactory())
			.protocols(protocols)
			.ciphers((ciphers != null) ? List.of(ciphers) : null)
			.clientAuth(this.properties.getClientCaPem().isEmpty() ? ClientAuth.NONE : ClientAuth.REQUIRE);
	}

}

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

package io.centrifugo.boot.tls;

import java.util.List;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * What the TLS of every Netty server has in common.
 *
 * @since 0.1.0
 */
public final class ServerSslContext {

	private final SslBundle bundle;

	private final ServerTlsProperties properties;

	/**
	 * Create.
	 * @param bundle the server's bundle
	 * @param properties says whether clients need certificates
	 */
	public ServerSslContext(SslBundle bundle, ServerTlsProperties properties) {
		this.bundle = bundle;
		this.properties = properties;
	}

	/**
	 * Set whom to trust, protocols, ciphers and whether clients need certificates.
	 * @param builder knows the server's certificate
	 */
	public void configure(SslContextBuilder builder) {
		String[] protocols = this.bundle.getOptions().getEnabledProtocols();
		String[] ciphers = this.bundle.getOptions().getCiphers();
		builder.trustManager(this.bundle.getManagers().getTrustManagerFactory())
			.protocols(protocols)
			.ciphers((ciphers != null) ? List.of(ciphers) : null)
			.clientAuth(this.properties.getClientCaPem().isEmpty() ? ClientAuth.NONE : ClientAuth.REQUIRE);
	}

}

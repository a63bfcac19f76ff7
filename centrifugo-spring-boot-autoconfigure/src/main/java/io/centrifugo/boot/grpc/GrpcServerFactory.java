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

package io.centrifugo.boot.grpc;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

import javax.net.ssl.SSLException;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.unit.DataSize;

import io.centrifugo.boot.config.ByteLimit;
import io.centrifugo.boot.tls.ServerSslContext;
import io.centrifugo.boot.tls.TlsBundles;

/**
 * Makes a server that speaks gRPC as the properties say. Calls never block, so they run
 * on the event loops.
 */
final class GrpcServerFactory {

	private final String prefix;

	private final GrpcServerProperties properties;

	private final TlsBundles bundles;

	GrpcServerFactory(String prefix, GrpcServerProperties properties, TlsBundles bundles) {
		this.prefix = prefix;
		this.properties = properties;
		this.bundles = bundles;
	}

	NettyServerBuilder create() {
		NettyServerBuilder builder = NettyServerBuilder.forAddress(address()).directExecutor();
		DataSize limit = this.properties.getMaxReceiveMessageSize();
		if (limit.toBytes() > 0) {
			builder.maxInboundMessageSize(ByteLimit.of(this.prefix + ".max-receive-message-size", limit));
		}
		if (this.properties.getTls().wanted()) {
			builder.sslContext(sslContext());
		}
		return builder;
	}

	private InetSocketAddress address() {
		String address = this.properties.getAddress();
		int port = this.properties.getPort();
		return (address.isEmpty()) ? new InetSocketAddress(port) : new InetSocketAddress(address, port);
	}

	private SslContext sslContext() {
		SslBundle bundle = this.bundles.server(this.prefix + ".tls", this.properties.getTls());
		SslContextBuilder builder = SslContextBuilder.forServer(bundle.getManagers().getKeyManagerFactory());
		new ServerSslContext(bundle, this.properties.getTls()).configure(builder);
		try {
			return GrpcSslContexts.configure(builder).build();
		}
		catch (SSLException ex) {
			throw new UncheckedIOException("No TLS can be spoken with the settings below " + this.prefix + ".tls", ex);
		}
	}

}

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

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes sockets that check the name of the server and offer what they are to. Only wraps
 * sockets that are connected already, which is all that the client library asks for.
 */
final class VerifyingSocketFactory extends SSLSocketFactory {

	private final NatsTls tls;

	private final SSLSocketFactory factory;

	VerifyingSocketFactory(NatsTls tls) {
		this.tls = tls;
		this.factory = tls.context().getSocketFactory();
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		String name = this.tls.serverName().isEmpty() ? host : this.tls.serverName();
		Socket secured = this.factory.createSocket(socket, name, port, autoClose);
		if (secured instanceof SSLSocket socketOfTls) {
			socketOfTls.setSSLParameters(adjusted(socketOfTls.getSSLParameters()));
		}
		return secured;
	}

	private SSLParameters adjusted(SSLParameters parameters) {
		if (this.tls.verified()) {
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
		}
		if (!this.tls.protocols().isEmpty()) {
			parameters.setProtocols(this.tls.protocols().toArray(new String[0]));
		}
		if (!this.tls.ciphers().isEmpty()) {
			parameters.setCipherSuites(this.tls.ciphers().toArray(new String[0]));
		}
		return parameters;
	}

	@Override
	public String[] getDefaultCipherSuites() {
		return this.factory.getDefaultCipherSuites();
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return this.factory.getSupportedCipherSuites();
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
		throw new UnsupportedOperationException();
	}

}

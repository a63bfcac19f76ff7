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

/**
 * TLS of connections to a server.
 *
 * @since 0.1.0
 */
public class ClientTlsProperties extends TlsProperties {

	/**
	 * Certificates to trust: PEM, base64 of it, or the path of a file. Those of the
	 * system unless set.
	 */
	private String serverCaPem = "";

	/**
	 * Whether to trust any server. For development only.
	 */
	private boolean insecureSkipVerify;

	/**
	 * Name that the certificate of the server must have.
	 */
	private String serverName = "";

	public String getServerCaPem() {
		return this.serverCaPem;
	}

	public void setServerCaPem(String serverCaPem) {
		this.serverCaPem = serverCaPem;
	}

	public boolean isInsecureSkipVerify() {
		return this.insecureSkipVerify;
	}

	public void setInsecureSkipVerify(boolean insecureSkipVerify) {
		this.insecureSkipVerify = insecureSkipVerify;
	}

	public String getServerName() {
		return this.serverName;
	}

	public void setServerName(String serverName) {
		this.serverName = serverName;
	}

}

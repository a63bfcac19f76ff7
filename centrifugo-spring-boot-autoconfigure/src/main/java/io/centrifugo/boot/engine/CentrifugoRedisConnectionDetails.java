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

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish connections of the engine to Redis.
 *
 * @since 0.1.0
 */
public interface CentrifugoRedisConnectionDetails extends ConnectionDetails {

	/**
	 * Return the servers among which channels are spread, in the order that all nodes
	 * share.
	 * @return the servers, one in most cases
	 */
	List<Server> getServers();

	/**
	 * One server.
	 *
	 * @param host name or address
	 * @param port the port
	 * @param database number of the database
	 * @param user user to log in as, empty for the default one
	 * @param password password to log in with, empty for none
	 * @param tls how to encrypt, {@code null} not to
	 */
	record Server(String host, int port, int database, String user, String password, @Nullable Tls tls) {

		/** Where Redis is unless it is said. */
		public static final Server DEFAULT = new Server("127.0.0.1", 6379, 0, "", "", null);

		@Override
		public String toString() {
			return this.host + ":" + this.port + "/" + this.database;
		}

	}

	/**
	 * How to encrypt.
	 *
	 * @param bundle what to trust and who to be
	 * @param verified whether certificate and name of the server are checked
	 * @param serverName name that its certificate must have, empty for the host's
	 */
	record Tls(SslBundle bundle, boolean verified, String serverName) {

		/** What the JVM trusts. */
		public static final Tls DEFAULT = new Tls(SslBundle.systemDefault(), true, "");

	}

}

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
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Server;
import io.centrifugo.boot.engine.CentrifugoRedisConnectionDetails.Tls;
import io.centrifugo.boot.tls.TlsBundles;

/**
 * Finds the servers that the properties of the engine name. What they leave open is taken
 * from the server of the application.
 */
final class RedisServers {

	private final String prefix;

	private final RedisConnectionProperties properties;

	private final TlsBundles bundles;

	/**
	 * Create.
	 * @param prefix name of the properties, for complaints
	 * @param properties the properties
	 * @param bundles the application's SSL bundles
	 */
	RedisServers(String prefix, RedisConnectionProperties properties, @Nullable SslBundles bundles) {
		this.prefix = prefix;
		this.properties = properties;
		this.bundles = new TlsBundles(bundles);
	}

	/**
	 * Return whether the properties name servers, so that the application's is not
	 * needed.
	 */
	boolean named() {
		return !this.properties.getAddress().isEmpty();
	}

	/**
	 * Return the servers.
	 * @param application server to use if none is named
	 */
	List<Server> servers(Server application) {
		if (!named()) {
			return List.of(adjusted(application));
		}
		Server base = adjusted(Server.DEFAULT);
		return this.properties.getAddress().stream().map((address) -> RedisAddress.parse(address, base)).toList();
	}

	private Server adjusted(Server server) {
		Tls tls = tls();
		int database = this.properties.getDb();
		return new Server(server.host(), server.port(), (database != 0) ? database : server.database(),
				either(this.properties.getUser(), server.user()),
				either(this.properties.getPassword(), server.password()), (tls != null) ? tls : server.tls());
	}

	private static String either(String first, String second) {
		return first.isEmpty() ? second : first;
	}

	private @Nullable Tls tls() {
		RedisTlsProperties tls = this.properties.getTls();
		if (!tls.wanted()) {
			return null;
		}
		SslBundle bundle = this.bundles.bundle(this.prefix + ".tls", tls, "server-ca-pem", tls.getServerCaPem());
		return new Tls(bundle, !tls.isInsecureSkipVerify(), tls.getServerName());
	}

}

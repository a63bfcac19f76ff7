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

package io.centrifugo.boot.proxy;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.proxy.ProxySettings;

/**
 * Proxies of one kind of event by name: the default one of the kind, and those with names
 * of their own.
 *
 * @param <P> their properties
 * @param <T> what asks
 */
final class ProxyTable<P extends ProxyProperties, T> {

	private final Map<String, T> proxies = new HashMap<>();

	private final Factory<P, T> factory;

	private @Nullable HttpClient client;

	/**
	 * Create the proxies that have an endpoint.
	 * @param prefix name of the properties of the default one
	 * @param byDefault the default one
	 * @param named those with names
	 * @param factory makes what asks
	 */
	ProxyTable(String prefix, P byDefault, List<? extends P> named, Factory<P, T> factory) {
		this.factory = factory;
		add(ChannelProxies.Choice.DEFAULT_NAME, prefix, byDefault);
		for (int i = 0; i < named.size(); i++) {
			String name = (named.get(i) instanceof NamedProxyProperties proxy) ? proxy.getName() : "";
			add(name, "centrifugo.proxies[" + i + "]", named.get(i));
		}
	}

	private void add(String name, String prefix, P properties) {
		String endpoint = properties.getEndpoint();
		if (endpoint.isEmpty()) {
			return;
		}
		if (!endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".endpoint", endpoint,
					"backends are asked over HTTP only: it must begin with http:// or https://");
		}
		ProxySettings settings = new ProxySettings(URI.create(endpoint), properties.getTimeout(),
				properties.getHttp().getStaticHeaders());
		this.proxies.put(name, this.factory.create(new Entry<>(name, prefix, properties), client(), settings));
	}

	/**
	 * Return what makes requests, which has a thread of its own: only if there are any to
	 * be made.
	 */
	private HttpClient client() {
		HttpClient created = this.client;
		if (created == null) {
			created = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
			this.client = created;
		}
		return created;
	}

	/**
	 * Find a proxy.
	 * @param name its name, empty for the default one
	 * @return the proxy, {@code null} if there is none with an endpoint
	 */
	@Nullable T find(String name) {
		return this.proxies.get(name.isEmpty() ? ChannelProxies.Choice.DEFAULT_NAME : name);
	}

	/**
	 * A proxy that is to be made.
	 */
	record Entry<P>(String name, String prefix, P properties) {
	}

	/**
	 * Makes what asks a backend.
	 */
	@FunctionalInterface
	interface Factory<P, T> {

		T create(Entry<P> entry, HttpClient client, ProxySettings backend);

	}

}

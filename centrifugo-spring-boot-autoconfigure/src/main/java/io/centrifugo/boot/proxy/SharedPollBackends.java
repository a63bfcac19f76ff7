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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.proxy.HttpSharedPollProxy;
import io.centrifugo.engine.proxy.ProxySettings;

/**
 * Whoever tells values of keys: the first bean that answers, else the proxy of the
 * namespace.
 */
final class SharedPollBackends implements SharedPollHandler {

	private static final String DEFAULT = "centrifugo.channel.proxy.shared-poll-refresh";

	private final ChannelRules rules;

	private final List<SharedPollHandler> beans;

	private final Map<String, SharedPollHandler> proxies = new HashMap<>();

	private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

	SharedPollBackends(ChannelRules rules, List<SharedPollHandler> beans, ProxyProperties byDefault,
			List<NamedProxyProperties> named) {
		this.rules = rules;
		this.beans = beans;
		add(ChannelProxies.Choice.DEFAULT_NAME, DEFAULT, byDefault);
		for (int i = 0; i < named.size(); i++) {
			add(named.get(i).getName(), "centrifugo.proxies[" + i + "]", named.get(i));
		}
	}

	private void add(String name, String prefix, ProxyProperties properties) {
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
		this.proxies.put(name, new HttpSharedPollProxy(this.client, settings));
	}

	/**
	 * Refuse namespaces of shared polls that nobody is there to be asked for, or whose
	 * keys nobody may track.
	 */
	SharedPollBackends check(boolean hasSecret) {
		check("without-namespace", this.rules.settings().withoutNamespace(), hasSecret);
		this.rules.settings()
			.namespaces()
			.forEach((name, options) -> check("namespaces[].name=" + name, options, hasSecret));
		return this;
	}

	private void check(String namespace, ChannelOptions options, boolean hasSecret) {
		if (options.type() != SubscriptionType.SHARED_POLL) {
			return;
		}
		if (!hasSecret) {
			throw new InvalidConfigurationPropertyValueException("centrifugo.shared-poll.hmac-secret-key", "",
					"it is required when the subscription-type of a namespace is 'shared_poll'");
		}
		String name = options.sharedPoll().proxyName();
		if (this.beans.isEmpty() && proxy(name) == null) {
			throw new InvalidConfigurationPropertyValueException(
					"centrifugo.channel." + namespace + ".shared-poll.proxy-name", name,
					"there is neither a SharedPollHandler bean nor a proxy of that name with an endpoint; the default one is "
							+ DEFAULT + ".endpoint");
		}
	}

	private @Nullable SharedPollHandler proxy(String name) {
		return this.proxies.get(name.isEmpty() ? ChannelProxies.Choice.DEFAULT_NAME : name);
	}

	@Override
	public Mono<SharedPollAnswer> onSharedPoll(SharedPollEvent event) {
		return Flux.fromIterable(this.beans)
			.concatMap((bean) -> bean.onSharedPoll(event), 1)
			.next()
			.switchIfEmpty(Mono.defer(() -> byProxy(event)));
	}

	private Mono<SharedPollAnswer> byProxy(SharedPollEvent event) {
		SharedPollHandler proxy = proxy(this.rules.resolve(event.channel()).options().sharedPoll().proxyName());
		return (proxy != null) ? proxy.onSharedPoll(event) : Mono.empty();
	}

}

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

import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.SubscriptionType;
import io.centrifugo.engine.handler.SharedPollAnswer;
import io.centrifugo.engine.handler.SharedPollEvent;
import io.centrifugo.engine.handler.SharedPollHandler;
import io.centrifugo.engine.proxy.HttpSharedPollProxy;

/**
 * Whoever tells values of keys: the first bean that answers, else the proxy of the
 * namespace.
 */
final class SharedPollBackends implements SharedPollHandler {

	private static final String DEFAULT = "centrifugo.channel.proxy.shared-poll-refresh";

	private final ChannelRules rules;

	private final List<SharedPollHandler> beans;

	private final ProxyTable<ProxyProperties, SharedPollHandler> proxies;

	SharedPollBackends(ChannelRules rules, List<SharedPollHandler> beans, ProxyProperties byDefault,
			List<NamedProxyProperties> named) {
		this.rules = rules;
		this.beans = beans;
		this.proxies = new ProxyTable<>(DEFAULT, byDefault, named,
				(entry, client, backend) -> new HttpSharedPollProxy(client, backend));
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
		if (this.beans.isEmpty() && this.proxies.find(name) == null) {
			throw new InvalidConfigurationPropertyValueException(
					"centrifugo.channel." + namespace + ".shared-poll.proxy-name", name,
					"there is neither a SharedPollHandler bean nor a proxy of that name with an endpoint; the default one is "
							+ DEFAULT + ".endpoint");
		}
	}

	@Override
	public Mono<SharedPollAnswer> onSharedPoll(SharedPollEvent event) {
		return Flux.fromIterable(this.beans)
			.concatMap((bean) -> bean.onSharedPoll(event), 1)
			.next()
			.switchIfEmpty(Mono.defer(() -> byProxy(event)));
	}

	private Mono<SharedPollAnswer> byProxy(SharedPollEvent event) {
		SharedPollHandler proxy = this.proxies
			.find(this.rules.resolve(event.channel()).options().sharedPoll().proxyName());
		return (proxy != null) ? proxy.onSharedPoll(event) : Mono.empty();
	}

}

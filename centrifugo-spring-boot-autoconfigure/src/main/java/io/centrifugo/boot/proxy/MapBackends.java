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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.handler.map.MapHandlers;
import io.centrifugo.engine.handler.map.MapPublishDecision;
import io.centrifugo.engine.handler.map.MapPublishEvent;
import io.centrifugo.engine.handler.map.MapPublishHandler;
import io.centrifugo.engine.handler.map.MapRemoveDecision;
import io.centrifugo.engine.handler.map.MapRemoveEvent;
import io.centrifugo.engine.handler.map.MapRemoveHandler;
import io.centrifugo.engine.metrics.EngineMetrics;
import io.centrifugo.engine.proxy.HttpMapProxy;

/**
 * Whoever decides what clients may do to maps: the first bean that answers, else the
 * proxy of the namespace, if one is on.
 */
final class MapBackends {

	private static final String PUBLISH = "centrifugo.channel.proxy.map-publish";

	private static final String REMOVE = "centrifugo.channel.proxy.map-remove";

	private final ChannelRules rules;

	private final EngineMetrics metrics;

	private final ProxyTable<ClientProxyProperties, HttpMapProxy> publish;

	private final ProxyTable<ClientProxyProperties, HttpMapProxy> remove;

	MapBackends(ChannelRules rules, ChannelProxyProperties byDefault, List<NamedProxyProperties> named,
			EngineMetrics metrics) {
		this.rules = rules;
		this.metrics = metrics;
		this.publish = proxies("map_publish", PUBLISH, byDefault.getMapPublish(), named);
		this.remove = proxies("map_remove", REMOVE, byDefault.getMapRemove(), named);
	}

	private ProxyTable<ClientProxyProperties, HttpMapProxy> proxies(String type, String prefix,
			ClientProxyProperties byDefault, List<NamedProxyProperties> named) {
		return new ProxyTable<>(prefix, byDefault, named,
				(entry, client, backend) -> new HttpMapProxy(client,
						entry.properties().toSettings(entry.prefix(), backend),
						this.metrics.proxy("http", type, entry.name())));
	}

	/**
	 * Put the proxies behind the beans.
	 * @throws InvalidConfigurationPropertyValueException if a namespace wants a proxy
	 * where there is nobody to be asked
	 */
	MapHandlers behind(List<MapPublishHandler> publishBeans, List<MapRemoveHandler> removeBeans) {
		if (publishBeans.isEmpty()) {
			check("publish", this.publish, MapOptions.Clients::publishProxy);
		}
		if (removeBeans.isEmpty()) {
			check("remove", this.remove, MapOptions.Clients::removeProxy);
		}
		List<MapPublishHandler> publishers = new ArrayList<>(publishBeans);
		publishers.add(this::publish);
		List<MapRemoveHandler> removers = new ArrayList<>(removeBeans);
		removers.add(this::remove);
		return new MapHandlers(publishers, removers);
	}

	private void check(String kind, ProxyTable<?, ?> proxies,
			Function<MapOptions.Clients, ChannelProxies.Choice> choice) {
		check("without-namespace", this.rules.settings().withoutNamespace(), kind, proxies, choice);
		this.rules.settings()
			.namespaces()
			.forEach((name, options) -> check("namespaces[].name=" + name, options, kind, proxies, choice));
	}

	private static void check(String namespace, ChannelOptions options, String kind, ProxyTable<?, ?> proxies,
			Function<MapOptions.Clients, ChannelProxies.Choice> choice) {
		ChannelProxies.Choice wanted = choice.apply(options.map().clients());
		if (wanted.enabled() && proxies.find(wanted.name()) == null) {
			throw new InvalidConfigurationPropertyValueException(
					"centrifugo.channel." + namespace + ".map." + kind + "-proxy-name", wanted.name(),
					"there is neither a handler bean nor a proxy of that name with an endpoint; the default one is centrifugo.channel.proxy.map-"
							+ kind + ".endpoint");
		}
	}

	private Mono<MapPublishDecision> publish(MapPublishEvent event) {
		ChannelProxies.Choice choice = clients(event.channel()).publishProxy();
		HttpMapProxy proxy = choice.enabled() ? this.publish.find(choice.name()) : null;
		return (proxy != null) ? proxy.onMapPublish(event) : Mono.empty();
	}

	private Mono<MapRemoveDecision> remove(MapRemoveEvent event) {
		ChannelProxies.Choice choice = clients(event.channel()).removeProxy();
		HttpMapProxy proxy = choice.enabled() ? this.remove.find(choice.name()) : null;
		return (proxy != null) ? proxy.onMapRemove(event) : Mono.empty();
	}

	private MapOptions.Clients clients(String channel) {
		return this.rules.resolve(channel).options().map().clients();
	}

}

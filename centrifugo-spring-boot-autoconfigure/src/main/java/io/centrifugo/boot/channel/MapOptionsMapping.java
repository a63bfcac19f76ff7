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

package io.centrifugo.boot.channel;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.engine.channel.AccessRule;
import io.centrifugo.engine.channel.ChannelProxies;
import io.centrifugo.engine.channel.MapOptions;
import io.centrifugo.engine.channel.MapOptions.Mode;
import io.centrifugo.engine.channel.SubscriptionType;

/**
 * Checks the options of the maps of one namespace and makes engine options of them.
 */
final class MapOptionsMapping {

	private static final Duration DEFAULT_STREAM_TTL = Duration.ofMinutes(1);

	private final String prefix;

	private final ChannelMapProperties properties;

	private final SubscriptionType type;

	/**
	 * Create a mapping.
	 * @param prefix name of the properties, for complaints
	 * @param properties the options
	 * @param type what the namespace is for
	 */
	MapOptionsMapping(String prefix, ChannelMapProperties properties, SubscriptionType type) {
		this.prefix = prefix;
		this.properties = properties;
		this.type = type;
	}

	MapOptions toOptions() {
		checkMode();
		checkStream();
		checkPages();
		checkProxies();
		ChannelMapProperties from = this.properties;
		return new MapOptions(from.getMode(), from.getKeyTtl(),
				new MapOptions.Stream(from.getStreamSize(), from.getStreamTtl(), from.getMetaTtl()), clients(),
				new MapOptions.Pages(from.getDefaultPageSize(), from.getMinPageSize(), from.getMaxPageSize(),
						from.getLiveTransitionMaxPublicationLimit(), from.getSubscribeCatchUpTimeout()));
	}

	private MapOptions.Clients clients() {
		ChannelMapProperties from = this.properties;
		if (from.isRemoveClientOnUnsubscribe() && !this.type.map()) {
			throw invalid("remove-client-on-unsubscribe", true, "it requires subscription-type to be a map type");
		}
		return new MapOptions.Clients(from.isRemoveClientOnUnsubscribe(), from.getClientKey(),
				new AccessRule(from.isAllowPublishForClient(), from.isAllowPublishForSubscriber(),
						from.isAllowPublishForAnonymous()),
				new AccessRule(from.isAllowRemoveForClient(), from.isAllowRemoveForSubscriber(),
						from.isAllowRemoveForAnonymous()),
				new ChannelProxies.Choice(from.isPublishProxyEnabled(), from.getPublishProxyName()),
				new ChannelProxies.Choice(from.isRemoveProxyEnabled(), from.getRemoveProxyName()));
	}

	private void checkProxies() {
		ChannelMapProperties from = this.properties;
		if (from.getClientKey() != MapOptions.ClientKey.ANY
				&& (from.isPublishProxyEnabled() || from.isRemoveProxyEnabled())) {
			throw invalid("client-key", from.getClientKey().value(),
					"it is not compatible with publish-proxy-enabled and remove-proxy-enabled: a proxy names the key");
		}
	}

	private void checkMode() {
		Mode mode = this.properties.getMode();
		Duration keyTtl = this.properties.getKeyTtl();
		if (this.type.map() && mode == Mode.UNSET) {
			throw invalid("mode", "", "it is required when subscription-type is a map type");
		}
		if (keyTtl.isNegative()) {
			throw invalid("key-ttl", keyTtl, "it must be positive");
		}
		boolean expires = mode == Mode.EPHEMERAL || mode == Mode.RECOVERABLE;
		if (expires && keyTtl.isZero()) {
			throw invalid("key-ttl", keyTtl, "it is required when map.mode is '%s'".formatted(mode.value()));
		}
		if (mode == Mode.PERSISTENT && !keyTtl.isZero()) {
			throw invalid("key-ttl", keyTtl, "it must not be set when map.mode is 'persistent'");
		}
		if (mode == Mode.PERSISTENT && this.type.map() && this.type != SubscriptionType.MAP) {
			throw invalid("mode", mode.value(),
					"keys of subscription-type '%s' must expire".formatted(this.type.value()));
		}
	}

	private void checkStream() {
		checkStream("stream-size", this.properties.getStreamSize(), this.properties.getStreamSize());
		checkStream("stream-ttl", this.properties.getStreamTtl(), this.properties.getStreamTtl().toMillis());
		checkStream("meta-ttl", this.properties.getMetaTtl(), this.properties.getMetaTtl().toMillis());
		Duration streamTtl = this.properties.getStreamTtl();
		Duration needed = streamTtl.isZero() ? DEFAULT_STREAM_TTL : streamTtl;
		Duration metaTtl = this.properties.getMetaTtl();
		if (!metaTtl.isZero() && metaTtl.compareTo(needed) < 0) {
			throw invalid("meta-ttl", metaTtl,
					"it must be at least map.stream-ttl (%s)".formatted(ChannelOptionsMapping.print(needed)));
		}
		if (!metaTtl.isZero() && metaTtl.compareTo(this.properties.getKeyTtl()) < 0) {
			throw invalid("meta-ttl", metaTtl, "it must be at least map.key-ttl");
		}
	}

	private void checkStream(String name, Object value, long amount) {
		if (amount < 0) {
			throw invalid(name, value, "it must be non-negative");
		}
		if (amount > 0 && this.properties.getMode() == Mode.EPHEMERAL) {
			throw invalid(name, value, "it must be 0 when map.mode is 'ephemeral', which keeps no changes");
		}
	}

	private void checkPages() {
		int defaultSize = this.properties.getDefaultPageSize();
		int min = this.properties.getMinPageSize();
		int max = this.properties.getMaxPageSize();
		checkPage("default-page-size", defaultSize);
		checkPage("min-page-size", min);
		checkPage("max-page-size", max);
		checkPage("live-transition-max-publication-limit", this.properties.getLiveTransitionMaxPublicationLimit());
		if (isAbove(min, max) || isAbove(min, defaultSize)) {
			throw invalid("min-page-size", min, "it must not be above default-page-size and max-page-size");
		}
		if (isAbove(defaultSize, max)) {
			throw invalid("default-page-size", defaultSize, "it must not be above max-page-size");
		}
	}

	private void checkPage(String name, int size) {
		if (size < 0) {
			throw invalid(name, size, "it must be non-negative");
		}
	}

	private static boolean isAbove(int lower, int upper) {
		return lower > 0 && upper > 0 && lower > upper;
	}

	private InvalidConfigurationPropertyValueException invalid(String name, Object value, String reason) {
		Object printed = (value instanceof Duration duration) ? ChannelOptionsMapping.print(duration) : value;
		return new InvalidConfigurationPropertyValueException(this.prefix + "." + name, printed, reason);
	}

}

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

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.SubscriptionType;

/**
 * Checks that the maps which are to list subscribers are maps of that kind.
 */
final class PresenceMapsCheck {

	private final ChannelRules rules;

	PresenceMapsCheck(ChannelRules rules) {
		this.rules = rules;
	}

	/**
	 * Check the options of a namespace.
	 * @param prefix name of their properties
	 * @param channel a channel of the namespace
	 * @param options the options
	 */
	void check(String prefix, String channel, ChannelOptions options) {
		check(prefix + ".map-clients-presence-channel-prefix", options.presence().mapClientsPrefix(), channel,
				SubscriptionType.MAP_CLIENTS);
		check(prefix + ".map-users-presence-channel-prefix", options.presence().mapUsersPrefix(), channel,
				SubscriptionType.MAP_USERS);
	}

	private void check(String property, String mapPrefix, String channel, SubscriptionType expected) {
		if (mapPrefix.isEmpty()) {
			return;
		}
		Channel map = this.rules.find(mapPrefix + channel);
		if (map == null) {
			throw new InvalidConfigurationPropertyValueException(property, mapPrefix,
					"it resolves to a namespace which does not exist");
		}
		if (map.options().type() != expected) {
			throw new InvalidConfigurationPropertyValueException(property, mapPrefix,
					"it must resolve to a namespace with subscription-type '%s'".formatted(expected.value()));
		}
	}

}

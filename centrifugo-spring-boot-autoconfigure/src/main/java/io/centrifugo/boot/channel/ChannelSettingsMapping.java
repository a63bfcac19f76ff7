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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.engine.channel.Channel;
import io.centrifugo.engine.channel.ChannelOptions;
import io.centrifugo.engine.channel.ChannelPunctuation;
import io.centrifugo.engine.channel.ChannelRules;
import io.centrifugo.engine.channel.ChannelSettings;
import io.centrifugo.engine.session.ClientOptions;
import io.centrifugo.engine.session.ClientOptions.PersonalChannel;

/**
 * Checks the settings of channels and makes engine settings of them.
 */
final class ChannelSettingsMapping {

	private static final String PREFIX = "centrifugo.channel";

	private static final String PERSONAL = "centrifugo.client.subscribe-to-user-personal-channel";

	private static final Pattern NAMESPACE_NAME = Pattern.compile("[-a-zA-Z0-9_.]{2,}");

	private final ChannelProperties properties;

	ChannelSettingsMapping(ChannelProperties properties) {
		this.properties = properties;
	}

	ChannelRules toRules(ClientOptions clientOptions) {
		ChannelSettings settings = toSettings();
		PersonalChannel personal = clientOptions.connect().personalChannel();
		if (personal.enabled()) {
			check(personal, settings);
		}
		ChannelRules rules = new ChannelRules(settings, clientOptions.connect().insecure());
		checkPresenceMaps(rules);
		return rules;
	}

	private void checkPresenceMaps(ChannelRules rules) {
		PresenceMapsCheck check = new PresenceMapsCheck(rules);
		check.check(PREFIX + ".without-namespace", "x", rules.settings().withoutNamespace());
		List<NamespaceProperties> all = this.properties.getNamespaces();
		for (int i = 0; i < all.size(); i++) {
			String channel = all.get(i).getName() + this.properties.getNamespaceBoundary() + "x";
			Channel resolved = rules.find(channel);
			if (resolved != null) {
				check.check(PREFIX + ".namespaces[" + i + "]", channel, resolved.options());
			}
		}
	}

	private static void check(PersonalChannel personal, ChannelSettings settings) {
		ChannelOptions options = personal.namespace().isEmpty() ? settings.withoutNamespace()
				: settings.namespaces().get(personal.namespace());
		if (options == null) {
			throw new InvalidConfigurationPropertyValueException(PERSONAL + ".personal-channel-namespace",
					personal.namespace(), "namespace for user personal channel not found");
		}
		if (personal.singleConnection() && !options.presence().enabled()) {
			throw new InvalidConfigurationPropertyValueException(PERSONAL + ".single-connection", true,
					"presence must be enabled for the namespace of the personal channels to maintain single connection");
		}
	}

	private ChannelSettings toSettings() {
		Duration metaTtl = this.properties.getHistoryMetaTtl();
		if (metaTtl.getNano() != 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".history-meta-ttl",
					ChannelOptionsMapping.print(metaTtl), "sub-second precision is not supported for this key");
		}
		ChannelOptions withoutNamespace = new ChannelOptionsMapping(PREFIX + ".without-namespace",
				this.properties.getWithoutNamespace(), this.properties)
			.toOptions();
		return new ChannelSettings(withoutNamespace, namespaces(),
				new ChannelPunctuation(this.properties.getPrivatePrefix(), this.properties.getNamespaceBoundary(),
						this.properties.getUserBoundary(), this.properties.getUserSeparator()),
				this.properties.getMaxLength());
	}

	private Map<String, ChannelOptions> namespaces() {
		Map<String, ChannelOptions> namespaces = new LinkedHashMap<>();
		List<NamespaceProperties> all = this.properties.getNamespaces();
		for (int i = 0; i < all.size(); i++) {
			String prefix = PREFIX + ".namespaces[" + i + "]";
			String name = all.get(i).getName();
			if (!NAMESPACE_NAME.matcher(name).matches()) {
				throw new InvalidConfigurationPropertyValueException(prefix + ".name", name,
						"invalid namespace name, must match ^[-a-zA-Z0-9_.]{2,}$");
			}
			ChannelOptions options = new ChannelOptionsMapping(prefix, all.get(i), this.properties).toOptions();
			if (namespaces.put(name, options) != null) {
				throw new InvalidConfigurationPropertyValueException(prefix + ".name", name,
						"namespace name must be unique");
			}
		}
		return namespaces;
	}

}

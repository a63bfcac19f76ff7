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

package io.centrifugo.boot.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import io.centrifugo.boot.config.keys.KeyCatalog;
import io.centrifugo.boot.config.keys.KeyStatus;
import io.centrifugo.boot.config.keys.KnownKey;
import io.centrifugo.boot.config.keys.UnknownKey;
import io.centrifugo.boot.config.keys.UnknownKeys;

/**
 * Compares all settings with what is known: fails on those that must not be passed over,
 * names the others in one warning.
 */
final class ConfigurationKeysCheck implements BeanFactoryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(ConfigurationKeysCheck.class);

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(KeyCatalog.PREFIX);

	private final ConfigurableEnvironment environment;

	private final Set<String> seen = new LinkedHashSet<>();

	private final List<String> refused = new ArrayList<>();

	private final List<String> ignored = new ArrayList<>();

	private final List<String> unknown = new ArrayList<>();

	ConfigurationKeysCheck(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		this.environment.getPropertySources().forEach(this::check);
		if (!this.refused.isEmpty()) {
			throw new UnsupportedKeyException(this.refused);
		}
		if (!this.ignored.isEmpty() || !this.unknown.isEmpty()) {
			logger.warn("Centrifugo settings without effect: {}", describe());
		}
	}

	private String describe() {
		List<String> parts = new ArrayList<>();
		if (!this.ignored.isEmpty()) {
			parts.add("not supported yet: " + String.join(", ", this.ignored));
		}
		if (!this.unknown.isEmpty()) {
			parts.add("unknown: " + String.join(", ", this.unknown));
		}
		return String.join("; ", parts);
	}

	private void check(PropertySource<?> source) {
		if (source instanceof UnknownKeys unknownKeys) {
			unknownKeys.unknownKeys().stream().map(UnknownKey::toString).forEach(this.unknown::add);
		}
		// The environment is read through a source of ours, which knows where its names
		// end
		if (StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(source.getName())) {
			return;
		}
		ConfigurationPropertySource adapted = ConfigurationPropertySource.from(source);
		if (adapted instanceof IterableConfigurationPropertySource iterable) {
			iterable.stream()
				.filter(PREFIX::isAncestorOf)
				.forEach((name) -> check(name, iterable.getConfigurationProperty(name)));
		}
	}

	private void check(ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
		if (property == null || !this.seen.add(name.toString())) {
			return;
		}
		KnownKey key = KeyCatalog.get().find(name);
		String label = label(property);
		if (key == null) {
			this.unknown.add(label);
		}
		else if (key.status() == KeyStatus.REFUSED && !key.isHarmless(text(property))) {
			this.refused.add(label);
		}
		else if (isIgnored(key.status()) && !key.isHarmless(text(property))) {
			this.ignored.add(label);
		}
	}

	private boolean isIgnored(KeyStatus status) {
		return status == KeyStatus.IGNORED || (status == KeyStatus.STANDALONE
				&& !this.environment.getProperty("centrifugo.standalone", Boolean.class, false));
	}

	private static String label(ConfigurationProperty property) {
		return property.getName() + ((property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "");
	}

	private String text(ConfigurationProperty property) {
		Object value = property.getValue();
		Object plain = (value instanceof OriginTrackedValue tracked) ? tracked.getValue() : value;
		return this.environment.resolvePlaceholders(String.valueOf(plain));
	}

}

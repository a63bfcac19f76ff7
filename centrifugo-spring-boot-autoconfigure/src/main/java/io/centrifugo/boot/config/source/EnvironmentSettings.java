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

package io.centrifugo.boot.config.source;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import tools.jackson.core.JacksonException;

import io.centrifugo.boot.config.keys.InvalidSettingException;
import io.centrifugo.boot.config.keys.KeyCatalog;
import io.centrifugo.boot.config.keys.KeyNode;
import io.centrifugo.boot.config.keys.KeyType;
import io.centrifugo.boot.config.keys.KnownKey;
import io.centrifugo.boot.config.keys.SettingsFlattener;
import io.centrifugo.boot.config.keys.UnknownKey;

/**
 * Turns the {@code CENTRIFUGO_} variables of one environment into properties.
 */
final class EnvironmentSettings {

	private static final String VALUE_VARIABLES = VariableName.PREFIX + "VAR_";

	/** Kubernetes describes every service of a name space to every container. */
	private static final Pattern KUBERNETES = Pattern.compile("CENTRIFUGO(?:_[A-Z0-9_]+)?_(?:PORT|SERVICE_).*");

	private static final Pattern NAMES = Pattern.compile("[^\\[{].*");

	private final Map<String, String> variables;

	private final List<ConfigurationPropertySource> lowerSources;

	private final SettingsFlattener flattener;

	private final Map<String, String> uniformNames = new LinkedHashMap<>();

	private final Set<String> used = new HashSet<>();

	/**
	 * Create settings.
	 * @param variables the whole environment
	 * @param lowerSources sources that the environment overrides, highest first
	 */
	EnvironmentSettings(Map<String, String> variables, List<ConfigurationPropertySource> lowerSources) {
		this.variables = new TreeMap<>();
		variables.forEach((name, value) -> {
			if (name.startsWith(VariableName.PREFIX) && !name.startsWith(VALUE_VARIABLES)) {
				this.variables.put(name, value);
				this.uniformNames.put(VariableName.uniform(name.substring(VariableName.PREFIX.length())), name);
			}
		});
		this.lowerSources = lowerSources;
		this.flattener = new SettingsFlattener((name) -> variables.get(String.valueOf(name)));
	}

	SettingsPropertySource toPropertySource(String name) {
		KeyCatalog.get().root().children().forEach((node) -> readNode(node, KeyCatalog.PREFIX, ""));
		this.variables.keySet()
			.stream()
			.filter((variable) -> !this.used.contains(variable) && !KUBERNETES.matcher(variable).matches())
			.forEach((variable) -> this.flattener.unknown().add(new UnknownKey(variable, null)));
		return new SettingsPropertySource(name, this.flattener.properties(), this.flattener.unknown());
	}

	private void readNode(KeyNode node, String parentProperty, String parentPath) {
		String property = parentProperty + "." + node.propertyName();
		String path = parentPath + node.name();
		if (node.isList()) {
			readList(node, property, path);
		}
		else if (node.key() != null) {
			String variable = this.uniformNames.get(VariableName.uniform(path));
			if (variable != null) {
				readVariable(node, node.key(), property, variable);
			}
		}
		else {
			node.children().forEach((child) -> readNode(child, property, path + "."));
		}
	}

	private void readVariable(KeyNode node, KnownKey key, String property, String variable) {
		this.used.add(variable);
		String text = this.variables.getOrDefault(variable, "");
		if (text.isEmpty()) {
			restore(key, property);
		}
		else {
			this.flattener.add(node, property, variable, valueOf(key.type(), variable, text));
		}
	}

	/**
	 * An empty variable counts as unset, but to Spring it is there and hides what is
	 * below.
	 */
	private void restore(KnownKey key, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : this.lowerSources) {
			ConfigurationProperty below = source.getConfigurationProperty(name);
			if (below != null) {
				put(property, OriginTrackedValue.of(below.getValue(), below.getOrigin()));
				return;
			}
		}
		switch (key.type()) {
			case BOOL -> put(property, key.fallback().isEmpty() ? "false" : key.fallback());
			case INT -> put(property, key.fallback().isEmpty() ? "0" : key.fallback());
			case DURATION -> put(property, key.fallback().isEmpty() ? "0s" : key.fallback());
			case STRING -> put(property, key.fallback());
			default -> {
			}
		}
	}

	private void put(String property, Object value) {
		this.flattener.properties().put(property, value);
	}

	private void readList(KeyNode list, String property, String path) {
		String variable = this.uniformNames.get(VariableName.uniform(path));
		String text = (variable != null) ? this.variables.getOrDefault(variable, "") : "";
		NamedElements elements = new NamedElements();
		if (variable != null) {
			this.used.add(variable);
		}
		if (variable != null && !text.isEmpty() && !NAMES.matcher(text).matches()) {
			this.flattener.add(list, property, variable, json(variable, text));
			return;
		}
		elements.addAll(list, property, this.lowerSources);
		if (variable != null) {
			words(variable, text).forEach((word) -> elements.addNamed(String.valueOf(word.getValue()), word));
		}
		String prefix = VariableName.PREFIX + VariableName.ofElement(path) + "_";
		boolean changed = !text.isEmpty();
		changed |= addIndexed(elements, prefix);
		changed |= isAddressed(list, elements, prefix);
		if (changed) {
			addElements(list, property, elements, prefix);
		}
	}

	/**
	 * Spring's own form: the index of an element in place of its name.
	 */
	private boolean addIndexed(NamedElements elements, String prefix) {
		int size = elements.size();
		while (hasPrefix(prefix + elements.size() + "_")) {
			elements.addEmpty();
		}
		return elements.size() > size;
	}

	private boolean isAddressed(KeyNode list, NamedElements elements, String prefix) {
		for (int i = 0; i < elements.size(); i++) {
			if (hasPrefix(prefix + i + "_") || hasPrefix(prefix + VariableName.ofElement(elements.name(i)) + "_")) {
				return true;
			}
		}
		return false;
	}

	private boolean hasPrefix(String prefix) {
		return this.variables.keySet().stream().anyMatch((variable) -> variable.startsWith(prefix));
	}

	private void addElements(KeyNode list, String property, NamedElements elements, String prefix) {
		for (int i = 0; i < elements.size(); i++) {
			String elementProperty = property + "[" + i + "]";
			elements.element(i).forEach((name, value) -> put(elementProperty + "." + name, value));
			readFields(list, elementProperty, prefix + VariableName.ofElement(elements.name(i)) + "_");
			readFields(list, elementProperty, prefix + i + "_");
		}
	}

	private void readFields(KeyNode group, String property, String prefix) {
		for (KeyNode field : group.children()) {
			String fieldProperty = property + "." + field.propertyName();
			String variable = prefix + VariableName.ofElement(field.name());
			KnownKey key = field.key();
			if (key == null && !field.isList()) {
				readFields(field, fieldProperty, variable + "_");
			}
			else if (!this.variables.getOrDefault(variable, "").isEmpty()) {
				this.used.add(variable);
				this.flattener.properties().keySet().removeIf((name) -> name.startsWith(fieldProperty + "["));
				String text = this.variables.getOrDefault(variable, "");
				this.flattener.add(field, fieldProperty, variable,
						(key != null) ? valueOf(key.type(), variable, text) : json(variable, text));
			}
		}
	}

	private @Nullable Object valueOf(KeyType type, String variable, String text) {
		return switch (type) {
			case STRING_LIST -> words(variable, text);
			case STRING_MAP -> json(variable, text);
			default -> OriginTrackedValue.of(text, origin(variable));
		};
	}

	private static List<OriginTrackedValue> words(String variable, String text) {
		return Arrays.stream(text.trim().split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.map((word) -> OriginTrackedValue.of(word, origin(variable)))
			.toList();
	}

	private static @Nullable Object json(String variable, String text) {
		try {
			return JsonSettings.readText(text, origin(variable));
		}
		catch (IllegalArgumentException | JacksonException ex) {
			throw new InvalidSettingException(variable, "it must be JSON", origin(variable));
		}
	}

	private static Origin origin(String variable) {
		return new SystemEnvironmentOrigin(variable);
	}

}

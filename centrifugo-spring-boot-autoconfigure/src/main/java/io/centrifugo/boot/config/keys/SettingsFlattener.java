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

package io.centrifugo.boot.config.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;

/**
 * Turns settings of the original into properties. Trees are made of maps, lists and
 * {@link OriginTrackedValue}s. Zero values are left out where the original would put its
 * default in their place.
 *
 * @since 0.1.0
 */
public final class SettingsFlattener {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(CENTRIFUGO_VAR_[A-Za-z0-9_]+)}");

	private final UnaryOperator<@Nullable String> variables;

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<UnknownKey> unknown = new ArrayList<>();

	/**
	 * Create a flattener.
	 * @param variables finds the value of a <code>${CENTRIFUGO_VAR_...}</code>
	 * placeholder by the variable's name
	 */
	public SettingsFlattener(UnaryOperator<@Nullable String> variables) {
		this.variables = variables;
	}

	/**
	 * Return what was added, by property name.
	 * @return values with their origins
	 */
	public Map<String, Object> properties() {
		return this.properties;
	}

	/**
	 * Return what is in no catalog.
	 * @return the settings in their own spelling
	 */
	public List<UnknownKey> unknown() {
		return this.unknown;
	}

	/**
	 * Add all settings of a group.
	 * @param node the group
	 * @param property property name of the group
	 * @param label the group as its author knows it, empty for the top
	 * @param tree names and values
	 */
	public void addGroup(KeyNode node, String property, String label, Map<?, ?> tree) {
		tree.forEach((name, value) -> {
			String childLabel = label.isEmpty() ? name.toString() : label + "." + name;
			KeyNode child = node.child(name.toString());
			if (child == null) {
				this.unknown.add(new UnknownKey(childLabel, originOf(value)));
			}
			else {
				add(child, property + "." + child.propertyName(), childLabel, value);
			}
		});
	}

	/**
	 * Add one setting.
	 * @param node the key or group
	 * @param property property name of it
	 * @param label the setting as its author knows it
	 * @param value the value
	 */
	public void add(KeyNode node, String property, String label, @Nullable Object value) {
		KnownKey key = node.key();
		if (value == null || plain(value) == null) {
			return;
		}
		if (key != null) {
			addKey(key, property, label, value);
		}
		else if (!node.isList() && value instanceof Map<?, ?> group) {
			addGroup(node, property, label, group);
		}
		else if (node.isList() && value instanceof List<?> elements) {
			addElements(node, property, label, elements);
		}
		else {
			throw new InvalidSettingException(label,
					"it must be " + (node.isList() ? "a list of objects" : "a group of settings"), originOf(value));
		}
	}

	private void addElements(KeyNode node, String property, String label, List<?> elements) {
		for (int i = 0; i < elements.size(); i++) {
			if (!(elements.get(i) instanceof Map<?, ?> element)) {
				throw new InvalidSettingException(label + "[" + i + "]", "it must be an object",
						originOf(elements.get(i)));
			}
			addGroup(node, property + "[" + i + "]", label + "[" + i + "]", element);
		}
	}

	private void addKey(KnownKey key, String property, String label, Object value) {
		switch (key.type()) {
			case STRING_LIST -> addList(key, property, label, value);
			case STRING_MAP -> addMap(property, label, value);
			default -> addScalar(key, property, label, value);
		}
	}

	private void addScalar(KnownKey key, String property, String label, Object value) {
		Object scalar = read(key.type(), label, value);
		if (key.fallback().isEmpty() || !ScalarReader.isZero(scalar)) {
			put(property, scalar, value);
		}
	}

	private void addList(KnownKey key, String property, String label, Object value) {
		List<?> elements = (value instanceof List<?> list) ? list : split(label, value);
		if (elements.isEmpty() && key.fallback().isEmpty()) {
			this.properties.put(property, "");
		}
		for (int i = 0; i < elements.size(); i++) {
			Object element = elements.get(i);
			put(property + "[" + i + "]", read(KeyType.STRING, label + "[" + i + "]", element), element);
		}
	}

	private List<Object> split(String label, Object value) {
		String text = (String) read(KeyType.STRING, label, value);
		return Arrays.stream(text.split(","))
			.map(String::trim)
			.filter((item) -> !item.isEmpty())
			.<Object>map((item) -> OriginTrackedValue.of(item, originOf(value)))
			.toList();
	}

	private void addMap(String property, String label, Object value) {
		Map<String, Object> entries = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, entry) -> entries.put(name.toString(), entry));
		}
		else if (value instanceof List<?> pairs) {
			pairs.forEach((pair) -> addPair(entries, label, pair));
		}
		else {
			throw notAMap(label, value);
		}
		entries.forEach((name, entry) -> {
			String text = expand(label, (String) read(KeyType.STRING, label + "." + name, entry), originOf(entry));
			put(property + "[" + name + "]", text, entry);
		});
	}

	private void addPair(Map<String, Object> entries, String label, @Nullable Object pair) {
		if (!(pair instanceof Map<?, ?> map) || map.get("key") == null || map.get("value") == null) {
			throw notAMap(label, pair);
		}
		String name = (String) read(KeyType.STRING, label, map.get("key"));
		if (entries.put(name, map.get("value")) != null) {
			throw new InvalidSettingException(label, "the key '" + name + "' occurs twice", originOf(map.get("key")));
		}
	}

	private InvalidSettingException notAMap(String label, @Nullable Object value) {
		return new InvalidSettingException(label,
				"it must be an object of texts, or a list of objects with 'key' and 'value'", originOf(value));
	}

	private String expand(String label, String text, @Nullable Origin origin) {
		Matcher matcher = VARIABLE.matcher(text);
		return matcher.replaceAll((match) -> {
			String value = this.variables.apply(match.group(1));
			if (value == null) {
				throw new InvalidSettingException(label, "the environment variable " + match.group(1) + " is not set",
						origin);
			}
			return Matcher.quoteReplacement(value);
		});
	}

	private Object read(KeyType type, String label, @Nullable Object value) {
		Object raw = plain(value);
		if (raw == null || raw instanceof Map || raw instanceof List) {
			throw new InvalidSettingException(label, "it must be a single value", originOf(value));
		}
		try {
			return ScalarReader.read(type, raw);
		}
		catch (ArithmeticException | IllegalArgumentException ex) {
			throw new InvalidSettingException(label, String.valueOf(ex.getMessage()), originOf(value));
		}
	}

	/**
	 * The original knows no placeholders: what Spring would take for one is escaped.
	 */
	private void put(String property, Object scalar, @Nullable Object source) {
		Object value = (scalar instanceof String text) ? text.replace("${", "\\${") : scalar;
		this.properties.put(property, OriginTrackedValue.of(value, originOf(source)));
	}

	private static @Nullable Object plain(@Nullable Object value) {
		return (value instanceof OriginTrackedValue tracked) ? tracked.getValue() : value;
	}

	private static @Nullable Origin originOf(@Nullable Object value) {
		if (value instanceof Map<?, ?> map && !map.isEmpty()) {
			return originOf(map.values().iterator().next());
		}
		if (value instanceof List<?> list && !list.isEmpty()) {
			return originOf(list.get(0));
		}
		return (value instanceof OriginTrackedValue tracked) ? tracked.getOrigin() : null;
	}

}

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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;

import io.centrifugo.boot.config.keys.KeyNode;

/**
 * Elements of a list of named objects, such as {@code channel.namespaces}, as properties
 * by their name inside the element. Lists do not merge across property sources, so a
 * source that changes one element must carry them all.
 */
final class NamedElements {

	private static final String NAME = "name";

	private final List<Map<String, Object>> elements = new ArrayList<>();

	/**
	 * Take the elements over from the first source that has any.
	 */
	void addAll(KeyNode list, String property, Iterable<ConfigurationPropertySource> sources) {
		ConfigurationPropertyName listName = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : sources) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter((name) -> listName.isAncestorOf(name)
							&& name.isNumericIndex(listName.getNumberOfElements()))
					.forEach(
							(name) -> add(list, listName.getNumberOfElements(), source.getConfigurationProperty(name)));
			}
			if (!this.elements.isEmpty()) {
				return;
			}
		}
	}

	private void add(KeyNode list, int depth, @Nullable ConfigurationProperty property) {
		if (property == null) {
			return;
		}
		ConfigurationPropertyName name = property.getName();
		int index = Integer.parseInt(name.getElement(depth, Form.ORIGINAL));
		while (this.elements.size() <= index) {
			addEmpty();
		}
		KeyNode field = list.child(name.getElement(depth + 1, Form.ORIGINAL));
		String canonical = (field != null) ? field.propertyName() : name.getElement(depth + 1, Form.ORIGINAL);
		ConfigurationPropertyName rest = name.subName(depth + 2);
		String separator = (rest.isEmpty() || rest.toString().startsWith("[")) ? "" : ".";
		this.elements.get(index)
			.put(canonical + separator + rest, OriginTrackedValue.of(property.getValue(), property.getOrigin()));
	}

	void addEmpty() {
		this.elements.add(new LinkedHashMap<>());
	}

	void addNamed(String name, OriginTrackedValue value) {
		if (this.elements.stream().noneMatch((element) -> name.equals(nameOf(element)))) {
			addEmpty();
			this.elements.get(this.elements.size() - 1).put(NAME, value);
		}
	}

	int size() {
		return this.elements.size();
	}

	String name(int index) {
		return nameOf(this.elements.get(index));
	}

	Map<String, Object> element(int index) {
		return this.elements.get(index);
	}

	private static String nameOf(Map<String, Object> element) {
		Object name = element.get(NAME);
		return (name instanceof OriginTrackedValue tracked) ? String.valueOf(tracked.getValue()) : String.valueOf(name);
	}

}

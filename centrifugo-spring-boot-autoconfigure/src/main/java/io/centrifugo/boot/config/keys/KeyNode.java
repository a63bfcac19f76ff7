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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One name in the tree of configuration keys: a group, a list of groups, or a key.
 *
 * @since 0.1.0
 */
public final class KeyNode {

	private final String name;

	private final Map<String, KeyNode> children = new LinkedHashMap<>();

	private boolean list;

	private @Nullable KnownKey key;

	KeyNode(String name) {
		this.name = name;
	}

	/**
	 * Return the name in the original's spelling.
	 * @return the snake-case name, empty at the root
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name as it reads in a property.
	 * @return the kebab-case name
	 */
	public String propertyName() {
		return this.name.replace('_', '-');
	}

	/**
	 * Return whether the value is a list whose elements have {@link #children()}.
	 * @return {@code true} for a list of objects
	 */
	public boolean isList() {
		return this.list;
	}

	/**
	 * Return the key itself.
	 * @return the key, {@code null} for a group
	 */
	public @Nullable KnownKey key() {
		return this.key;
	}

	public Collection<KeyNode> children() {
		return this.children.values();
	}

	/**
	 * Find a child, whatever its case and separators.
	 * @param name the name in any spelling
	 * @return the child, {@code null} if there is none
	 */
	public @Nullable KeyNode child(String name) {
		return this.children.get(uniform(name));
	}

	void add(KnownKey key, String[] names, int depth) {
		String name = names[depth];
		boolean isList = name.endsWith("[]");
		String plain = isList ? name.substring(0, name.length() - 2) : name;
		KeyNode child = this.children.computeIfAbsent(uniform(plain), (uniform) -> new KeyNode(plain));
		child.list = isList;
		if (depth == names.length - 1) {
			child.key = key;
		}
		else {
			child.add(key, names, depth + 1);
		}
	}

	private static String uniform(String name) {
		return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
	}

}

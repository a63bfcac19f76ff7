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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.util.Assert;

/**
 * Every configuration key known: the original's, and those of this server alone. Read
 * from a resource beside this class.
 *
 * @since 0.1.0
 */
public final class KeyCatalog {

	/** Prefix of every property. */
	public static final String PREFIX = "centrifugo";

	private static final String RESOURCE = "keys.tsv";

	private final List<KnownKey> keys;

	private final KeyNode root = new KeyNode("");

	KeyCatalog(List<KnownKey> keys) {
		this.keys = List.copyOf(keys);
		this.keys.forEach((key) -> this.root.add(key, key.path().split("\\."), 0));
	}

	/**
	 * Return the catalog.
	 * @return the one instance
	 */
	public static KeyCatalog get() {
		return Holder.INSTANCE;
	}

	public List<KnownKey> keys() {
		return this.keys;
	}

	/**
	 * Return the top of the tree of keys.
	 * @return a node without a name
	 */
	public KeyNode root() {
		return this.root;
	}

	/**
	 * Find the key that a property sets.
	 * @param property name of the property, with the prefix
	 * @return the key, {@code null} if the property sets none
	 */
	public @Nullable KnownKey find(ConfigurationPropertyName property) {
		KeyNode node = this.root;
		for (int i = 1; i < property.getNumberOfElements(); i++) {
			KnownKey key = node.key();
			if (key != null) {
				return (key.type() == KeyType.STRING_LIST || key.type() == KeyType.STRING_MAP) ? key : null;
			}
			if (property.isNumericIndex(i)) {
				if (!node.isList()) {
					return null;
				}
				continue;
			}
			KeyNode child = node.child(property.getElement(i, Form.ORIGINAL));
			if (child == null) {
				return null;
			}
			node = child;
		}
		return node.key();
	}

	private static KeyCatalog load() {
		try (InputStream stream = KeyCatalog.class.getResourceAsStream(RESOURCE)) {
			Assert.state(stream != null, "The list of configuration keys is missing");
			BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return new KeyCatalog(
					reader.lines().filter((line) -> !line.startsWith("//")).map(KeyCatalog::parse).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static KnownKey parse(String line) {
		String[] columns = line.split("\t", 4);
		return new KnownKey(columns[0], KeyType.of(columns[1]), KeyStatus.valueOf(columns[2].toUpperCase(Locale.ROOT)),
				(columns.length > 3) ? columns[3] : "");
	}

	/**
	 * Loads the catalog when it is first needed.
	 */
	private static final class Holder {

		private static final KeyCatalog INSTANCE = load();

	}

}

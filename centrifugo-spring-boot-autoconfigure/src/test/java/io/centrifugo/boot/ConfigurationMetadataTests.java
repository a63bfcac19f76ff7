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

package io.centrifugo.boot;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

import io.centrifugo.boot.config.keys.KeyCatalog;
import io.centrifugo.boot.config.keys.KeyStatus;
import io.centrifugo.boot.config.keys.KnownKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the registration files and the metadata of configuration properties.
 */
class ConfigurationMetadataTests {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String ADDITIONAL = "META-INF/additional-spring-configuration-metadata.json";

	private static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	private static final Set<KeyStatus> IN_METADATA = Set.of(KeyStatus.SUPPORTED, KeyStatus.OWN, KeyStatus.STANDALONE);

	@Test
	void everyPropertyIsDescribed() throws IOException {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			assertThat(property.getType()).as(property.getId()).isNotNull();
			assertThat(property.getDescription()).as(property.getId())
				.isNotBlank()
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
			if ("java.lang.Boolean".equals(property.getType())) {
				assertThat(property.getDescription()).as(property.getId()).startsWith("Whether ");
			}
		});
	}

	@Test
	void propertiesAreThoseOfTheKeyCatalog() throws IOException {
		Set<String> described = properties().stream()
			.map(ConfigurationMetadataProperty::getId)
			.filter((id) -> id.startsWith("centrifugo."))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> supported = KeyCatalog.get()
			.keys()
			.stream()
			.filter((key) -> IN_METADATA.contains(key.status()))
			.map((key) -> "centrifugo." + beforeList(key.path()).replace('_', '-'))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(described).isEqualTo(supported);
	}

	@Test
	void keysInsideListsAreFieldsOfTheElements() throws IOException {
		Map<String, String> types = properties().stream()
			.collect(Collectors.toMap(ConfigurationMetadataProperty::getId, ConfigurationMetadataProperty::getType));
		for (KnownKey key : KeyCatalog.get().keys()) {
			int end = key.path().indexOf("[].");
			if (end >= 0 && key.status() == KeyStatus.SUPPORTED) {
				String list = "centrifugo." + key.path().substring(0, end).replace('_', '-');
				String element = types.get(list).replaceFirst(".*<(.*)>", "$1");
				assertThat(hasField(element, key.path().substring(end + 3))).as(key.path()).isTrue();
			}
		}
	}

	@Test
	void additionalMetadataIsSorted() throws IOException {
		assertThat(read(ADDITIONAL).stream().map(ConfigurationMetadataProperty::getId)).isNotEmpty();
		List<String> names = lines(ADDITIONAL).filter((line) -> line.contains("\"name\""))
			.map((line) -> line.replaceAll(".*\"name\": \"([^\"]*)\".*", "$1"))
			.filter((name) -> !"any".equals(name))
			.toList();
		List<String> properties = names.subList(0, read(ADDITIONAL).size());
		assertThat(properties).isSorted();
	}

	@Test
	void importsAreSortedAndComplete() throws IOException {
		List<String> imports = lines(IMPORTS).toList();
		assertThat(imports).isSorted().doesNotHaveDuplicates().allMatch((name) -> name.endsWith("AutoConfiguration"));
		assertThat(imports).containsExactlyInAnyOrderElementsOf(ModuleClasses.autoConfigurations());
	}

	@Test
	void factoriesAreSortedAndExist() throws Exception {
		Properties factories = new Properties();
		try (InputStream stream = open("META-INF/spring.factories")) {
			factories.load(stream);
		}
		assertThat(factories).doesNotContainKey("org.springframework.boot.autoconfigure.EnableAutoConfiguration");
		for (String type : factories.stringPropertyNames()) {
			Class<?> factory = Class.forName(type);
			List<String> names = List.of(factories.getProperty(type).split(","));
			assertThat(names).isSorted();
			for (String name : names) {
				assertThat(factory).isAssignableFrom(Class.forName(name));
			}
		}
	}

	private static String beforeList(String path) {
		int end = path.indexOf("[]");
		return (end < 0) ? path : path.substring(0, end);
	}

	private static boolean hasField(String type, String path) {
		Class<?> current = classOf(type);
		for (String name : path.split("\\.")) {
			String field = Stream.of(name.replace("[]", "").split("_"))
				.reduce((a, b) -> a + Character.toUpperCase(b.charAt(0)) + b.substring(1))
				.orElseThrow();
			Field found = (current != null) ? ReflectionUtils.findField(current, field) : null;
			if (found == null) {
				return false;
			}
			current = name.endsWith("[]") ? ResolvableType.forField(found).getGeneric(0).resolve() : found.getType();
		}
		return true;
	}

	private static Class<?> classOf(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<ConfigurationMetadataProperty> properties() throws IOException {
		return read(METADATA);
	}

	private static List<ConfigurationMetadataProperty> read(String resource) throws IOException {
		try (InputStream stream = open(resource)) {
			return new ArrayList<>(
					ConfigurationMetadataRepositoryJsonBuilder.create(stream).build().getAllProperties().values());
		}
	}

	private static Stream<String> lines(String resource) throws IOException {
		try (InputStream stream = open(resource)) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
		}
	}

	private static InputStream open(String resource) throws IOException {
		return ModuleClasses.root().resolve(resource).toUri().toURL().openStream();
	}

}

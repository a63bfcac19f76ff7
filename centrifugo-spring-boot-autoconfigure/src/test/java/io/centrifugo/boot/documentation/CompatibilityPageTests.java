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

package io.centrifugo.boot.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the page on compatibility honest: what it names as proof exists.
 */
class CompatibilityPageTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+Tests)`");

	private static final Pattern STEP = Pattern.compile("Step `([\\w-]+)`");

	@Test
	void everyTestClassExists() throws IOException {
		Set<String> named = named(TEST_CLASS);
		assertThat(named).hasSizeGreaterThan(40);
		assertThat(testClasses()).containsAll(named);
	}

	@Test
	void everyStepExists() throws IOException {
		assertThat(named(STEP)).isNotEmpty().allMatch((step) -> Files.isExecutable(ROOT.resolve(".ci/steps/" + step)));
	}

	private static Set<String> named(Pattern pattern) throws IOException {
		return pattern.matcher(Files.readString(ROOT.resolve("docs/compatibility.md")))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> testClasses() throws IOException {
		Set<String> names = new TreeSet<>();
		for (String module : new String[] { "centrifugo-engine", "centrifugo-spring-boot-autoconfigure" }) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
				files.map((file) -> file.getFileName().toString())
					.filter((name) -> name.endsWith("Tests.java"))
					.forEach((name) -> names.add(name.substring(0, name.length() - ".java".length())));
			}
		}
		return names;
	}

}

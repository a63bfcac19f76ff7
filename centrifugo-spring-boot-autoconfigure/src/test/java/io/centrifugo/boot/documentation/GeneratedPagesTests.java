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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps pages of the documentation like the code. With {@code -Ddocs.update=true} they
 * are written anew.
 */
class GeneratedPagesTests {

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private static final Path PAGES = Path.of("../docs");

	@Test
	void configurationPageShowsTheProperties() throws IOException {
		check("configuration.md", "the metadata of the properties", new PropertyTables(metadata()));
	}

	@Test
	void observabilityPageShowsTheMetrics() throws IOException {
		check("observability.md", "EngineMetric", new MetricTable());
	}

	/**
	 * Compare the end of a page; what stands above its marker is written by hand.
	 */
	private static void check(String name, String source, Object expected) throws IOException {
		String marker = "<!-- Made of " + source + " by GeneratedPagesTests -->\n\n";
		String page = Files.readString(PAGES.resolve(name));
		assertThat(page).contains(marker);
		int start = page.indexOf(marker) + marker.length();
		if (Boolean.getBoolean("docs.update")) {
			Files.writeString(PAGES.resolve(name), page.substring(0, start) + expected);
		}
		else {
			assertThat(page.substring(start)).as("docs/" + name + " is stale: run this test with -Ddocs.update=true")
				.isEqualTo(expected.toString());
		}
	}

	private static Collection<ConfigurationMetadataProperty> metadata() throws IOException {
		try (InputStream stream = Files.newInputStream(METADATA)) {
			return ConfigurationMetadataRepositoryJsonBuilder.create(stream).build().getAllProperties().values();
		}
	}

}

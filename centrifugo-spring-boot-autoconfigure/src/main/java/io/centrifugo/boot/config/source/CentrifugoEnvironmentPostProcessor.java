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

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads the {@code CENTRIFUGO_} environment variables as the original does. What they set
 * stands just above Spring's own view of the environment: over files, below the command
 * line and system properties.
 *
 * @since 0.1.0
 */
public final class CentrifugoEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	/** Name of the property source. */
	public static final String PROPERTY_SOURCE_NAME = "centrifugoEnvironment";

	/** After the files, since variables may extend lists that files began. */
	public static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 10;

	private static final String SYSTEM_ENVIRONMENT = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		if (!(sources.get(SYSTEM_ENVIRONMENT) instanceof MapPropertySource systemEnvironment)
				|| sources.contains(PROPERTY_SOURCE_NAME)) {
			return;
		}
		Map<String, String> variables = new LinkedHashMap<>();
		systemEnvironment.getSource().forEach((name, value) -> variables.put(name, String.valueOf(value)));
		EnvironmentSettings settings = new EnvironmentSettings(variables, sourcesBelow(sources, systemEnvironment));
		sources.addBefore(SYSTEM_ENVIRONMENT, settings.toPropertySource(PROPERTY_SOURCE_NAME));
	}

	private static List<ConfigurationPropertySource> sourcesBelow(MutablePropertySources sources,
			PropertySource<?> upper) {
		List<ConfigurationPropertySource> below = new ArrayList<>();
		boolean reached = false;
		for (PropertySource<?> source : sources) {
			ConfigurationPropertySource adapted = reached ? ConfigurationPropertySource.from(source) : null;
			if (adapted != null) {
				below.add(adapted);
			}
			reached |= source == upper;
		}
		return below;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}

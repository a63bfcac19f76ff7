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

package io.centrifugo.boot.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.support.SystemEnvironmentPropertySourceEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.centrifugo.boot.config.keys.InvalidSettingException;

/**
 * With {@code centrifugo.standalone=true}, adds the variables of a file {@code .env} in
 * the working directory to the environment; those already set win.
 *
 * @since 0.1.0
 */
public final class DotEnvEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final Pattern LINE = Pattern.compile(
			"(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(?:\"((?:\\\\.|[^\"])*)\"|'([^']*)'|([^#]*?))\\s*(?:#.*)?");

	private static final String SYSTEM_ENVIRONMENT = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

	private final Path file;

	public DotEnvEnvironmentPostProcessor() {
		this(Path.of(".env"));
	}

	DotEnvEnvironmentPostProcessor(Path file) {
		this.file = file;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getProperty(StandaloneEnvironmentPostProcessor.SWITCH, Boolean.class, false)
				|| !Files.isRegularFile(this.file)
				|| !(environment.getPropertySources().get(SYSTEM_ENVIRONMENT) instanceof MapPropertySource source)) {
			return;
		}
		Map<String, Object> variables = new LinkedHashMap<>(read());
		variables.putAll(source.getSource());
		environment.getPropertySources()
			.replace(SYSTEM_ENVIRONMENT, new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT, variables));
		// Makes Spring Boot track origins in the new source as it did in the old
		new SystemEnvironmentPropertySourceEnvironmentPostProcessor().postProcessEnvironment(environment, application);
	}

	private Map<String, String> read() {
		Map<String, String> variables = new LinkedHashMap<>();
		try {
			for (String line : Files.readAllLines(this.file)) {
				String text = line.strip();
				if (!text.isEmpty() && !text.startsWith("#")) {
					readLine(text, variables);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return variables;
	}

	private void readLine(String line, Map<String, String> variables) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			throw new InvalidSettingException(this.file.toString(), "each line must be NAME=value", null);
		}
		String value = (matcher.group(2) != null) ? unescape(matcher.group(2))
				: (matcher.group(3) != null) ? matcher.group(3) : matcher.group(4);
		variables.put(matcher.group(1), value);
	}

	private static String unescape(String text) {
		return text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER - 1;
	}

}

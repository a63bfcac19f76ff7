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

package io.centrifugo.sample.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

import io.centrifugo.sample.DemoConfiguration;

/**
 * The original server's command line: {@code --config} (also {@code -c}) names its
 * configuration file, {@code -p}, {@code -a} and dotted flags such as
 * {@code --client.insecure} override single keys. With any of them, or with a
 * {@code CENTRIFUGO_} variable, the jar is that server and nothing else; without, it is
 * the demonstration. All other arguments go to Spring.
 */
public final class CommandLine {

	private static final Map<String, String> SHORT_FLAGS = Map.of("-c", "--config", "-p", "--http_server.port", "-a",
			"--http_server.address");

	/** First words of the original's flags. */
	private static final Set<String> KEYS = Set.of("http_server", "engine", "broker", "presence_manager", "map_broker",
			"log", "debug", "admin", "prometheus", "swagger", "health", "uni_websocket", "uni_sse", "uni_http_stream",
			"sse", "http_stream", "init", "client", "http_api", "grpc_api", "uni_grpc");

	private final boolean standalone;

	private final @Nullable Path config;

	private final List<String> springArguments;

	private CommandLine(boolean standalone, @Nullable Path config, List<String> springArguments) {
		this.standalone = standalone;
		this.config = config;
		this.springArguments = springArguments;
	}

	/**
	 * Understand a command line.
	 * @param arguments what was typed
	 * @param variables names of the environment variables that are set
	 * @throws UnusableConfigurationException if the configuration file cannot be read
	 */
	public static CommandLine parse(String[] arguments, Collection<String> variables) {
		boolean standalone = variables.stream().anyMatch((name) -> name.startsWith("CENTRIFUGO_"));
		Path config = null;
		List<String> springArguments = new ArrayList<>();
		for (Flag flag : flags(arguments)) {
			if (flag.name().equals("--config")) {
				config = readable(flag.value());
				standalone = true;
			}
			else if (flag.isKey()) {
				springArguments.add(flag.toSpringArgument());
				standalone = true;
			}
			else {
				springArguments.add(flag.toString());
			}
		}
		return new CommandLine(standalone, config, springArguments);
	}

	/**
	 * Give the application the profile or the defaults that the command line asks for.
	 */
	public void configure(SpringApplication application) {
		if (!this.standalone) {
			application.setAdditionalProfiles(DemoConfiguration.PROFILE);
			return;
		}
		Map<String, Object> defaults = new LinkedHashMap<>();
		defaults.put("centrifugo.standalone", "true");
		defaults.put("centrifugo.sse.enabled", "false");
		defaults.put("centrifugo.http-stream.enabled", "false");
		// The demonstration's pages are not the server's
		defaults.put("spring.web.resources.static-locations", "classpath:/standalone/");
		if (this.config != null) {
			defaults.put("spring.config.import", "centrifugo:" + this.config.toAbsolutePath());
		}
		application.setDefaultProperties(defaults);
	}

	/**
	 * Return the arguments that Spring should see.
	 */
	public String[] springArguments() {
		return this.springArguments.toArray(String[]::new);
	}

	private static List<Flag> flags(String[] arguments) {
		List<Flag> flags = new ArrayList<>();
		for (int i = 0; i < arguments.length; i++) {
			String argument = arguments[i];
			int equals = argument.indexOf('=');
			String typed = (equals < 0) ? argument : argument.substring(0, equals);
			String name = SHORT_FLAGS.getOrDefault(typed, typed);
			String value = (equals < 0) ? null : argument.substring(equals + 1);
			boolean valueFollows = value == null && (name.equals("--config") || SHORT_FLAGS.containsKey(typed));
			if (valueFollows && i + 1 < arguments.length) {
				value = arguments[++i];
			}
			flags.add(new Flag(name, value));
		}
		return flags;
	}

	private static Path readable(@Nullable String file) {
		if (file == null || file.isEmpty()) {
			throw new UnusableConfigurationException("--config needs the path of a configuration file");
		}
		Path path = Path.of(file);
		if (!Files.isReadable(path) || Files.isDirectory(path)) {
			throw new UnusableConfigurationException("The configuration file " + file
					+ " is missing or cannot be read. Give --config the path of a .json, .yaml, .yml or .toml file.");
		}
		return path;
	}

	/**
	 * One argument.
	 *
	 * @param name the flag in its long form, or the argument as typed
	 * @param value what stands behind the equals sign
	 */
	private record Flag(String name, @Nullable String value) {

		boolean isKey() {
			int dot = this.name.indexOf('.');
			return this.name.startsWith("--") && dot > 0 && KEYS.contains(this.name.substring(2, dot));
		}

		String toSpringArgument() {
			return "--centrifugo." + this.name.substring(2).replace('_', '-') + "="
					+ ((this.value != null) ? this.value : "true");
		}

		@Override
		public String toString() {
			return (this.value != null) ? this.name + "=" + this.value : this.name;
		}

	}

}

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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

import io.centrifugo.boot.config.source.CentrifugoEnvironmentPostProcessor;
import io.centrifugo.boot.tls.PemText;

/**
 * With {@code centrifugo.standalone=true}, makes the server's address, port, log and
 * process id file those of the application. Spring's own keys on the command line or in
 * the environment still win.
 *
 * @since 0.1.0
 */
public final class StandaloneEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String SWITCH = "centrifugo.standalone";

	/** The original's port. */
	private static final String TLS = "centrifugo.http-server.tls";

	private static final String DEFAULT_PORT = "8000";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getProperty(SWITCH, Boolean.class, false)) {
			return;
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("server.port", environment.getProperty("centrifugo.http-server.port", DEFAULT_PORT));
		copy(environment, "centrifugo.http-server.address", properties, "server.address");
		copy(environment, "centrifugo.log.file", properties, "logging.file.name");
		copy(environment, "centrifugo.pid-file", properties, "spring.pid.file");
		copyTls(environment, properties);
		String level = environment.getProperty("centrifugo.log.level");
		if (StringUtils.hasText(level)) {
			properties.put("logging.level.root", logLevel(level));
		}
		MutablePropertySources sources = environment.getPropertySources();
		MapPropertySource source = new MapPropertySource("centrifugoStandalone", properties);
		if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
		}
		else {
			sources.addFirst(source);
		}
	}

	private static void copy(ConfigurableEnvironment environment, String from, Map<String, Object> properties,
			String to) {
		String value = environment.getProperty(from);
		if (StringUtils.hasText(value)) {
			properties.put(to, value);
		}
	}

	private static void copyTls(ConfigurableEnvironment environment, Map<String, Object> properties) {
		copy(environment, TLS + ".bundle", properties, "server.ssl.bundle");
		if (!environment.getProperty(TLS + ".enabled", Boolean.class, false)) {
			return;
		}
		copyPem(environment, ".cert-pem", properties, "server.ssl.certificate");
		copyPem(environment, ".key-pem", properties, "server.ssl.certificate-private-key");
		copyPem(environment, ".client-ca-pem", properties, "server.ssl.trust-certificate");
		if (properties.containsKey("server.ssl.trust-certificate")) {
			properties.put("server.ssl.client-auth", "need");
		}
	}

	private static void copyPem(ConfigurableEnvironment environment, String from, Map<String, Object> properties,
			String to) {
		String value = environment.getProperty(TLS + from);
		if (StringUtils.hasText(value)) {
			properties.put(to, PemText.of(TLS + from, value));
		}
	}

	private static String logLevel(String level) {
		String upper = level.toUpperCase(Locale.ROOT);
		return switch (upper) {
			case "NONE" -> "OFF";
			case "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL" -> upper;
			default -> "INFO";
		};
	}

	@Override
	public int getOrder() {
		return CentrifugoEnvironmentPostProcessor.ORDER + 1;
	}

}

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

package io.centrifugo.boot.server;

import java.util.HashMap;
import java.util.Map;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Publishes the port of a server as a property, in the same place as Spring Boot's own
 * ports.
 *
 * @since 0.1.0
 */
public final class LocalPort {

	/** Port that clients connect to. */
	static final String PROPERTY = "local.centrifugo.port";

	private static final String PROPERTY_SOURCE_NAME = "server.ports";

	private final ConfigurableEnvironment environment;

	private final String property;

	/**
	 * Create for a server.
	 * @param environment where to publish
	 * @param property name of the property
	 */
	public LocalPort(ConfigurableEnvironment environment, String property) {
		this.environment = environment;
		this.property = property;
	}

	/**
	 * Publish the port.
	 * @param port the port that the server listens on
	 */
	public void set(int port) {
		MutablePropertySources sources = this.environment.getPropertySources();
		if (sources.get(PROPERTY_SOURCE_NAME) instanceof MapPropertySource ports) {
			ports.getSource().put(this.property, port);
		}
		else {
			sources.addFirst(new MapPropertySource(PROPERTY_SOURCE_NAME, new HashMap<>(Map.of(this.property, port))));
		}
	}

}

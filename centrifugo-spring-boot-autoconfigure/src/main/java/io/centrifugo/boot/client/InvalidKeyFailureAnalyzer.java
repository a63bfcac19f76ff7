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

package io.centrifugo.boot.client;

import java.util.Objects;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Tells which key for tokens cannot be used, and where it was set, without its value.
 */
class InvalidKeyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidKeyException> {

	private final Environment environment;

	InvalidKeyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidKeyException cause) {
		String origin = origin(cause.property());
		return new FailureAnalysis(
				"The value of the configuration property '" + cause.property() + "'"
						+ (origin.isEmpty() ? "" : " (originating from '" + origin + "')") + " is invalid: "
						+ cause.reason() + ".",
				"Set the property to a public key or certificate in PEM form, that in base64, or the path of a file "
						+ "with it.",
				cause);
	}

	private String origin(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found != null) {
				return Objects.toString(found.getOrigin(), "");
			}
		}
		return "";
	}

}

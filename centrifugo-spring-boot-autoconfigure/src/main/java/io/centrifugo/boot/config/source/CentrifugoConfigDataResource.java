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

import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.core.io.Resource;

/**
 * A configuration file of the original.
 *
 * @since 0.1.0
 */
public final class CentrifugoConfigDataResource extends ConfigDataResource {

	private final Resource resource;

	private final SettingsFormat format;

	private final VariableLookup variables;

	CentrifugoConfigDataResource(Resource resource, SettingsFormat format, VariableLookup variables) {
		this.resource = resource;
		this.format = format;
		this.variables = variables;
	}

	Resource resource() {
		return this.resource;
	}

	SettingsFormat format() {
		return this.format;
	}

	VariableLookup variables() {
		return this.variables;
	}

	@Override
	public boolean equals(Object other) {
		return this == other
				|| (other instanceof CentrifugoConfigDataResource that && this.resource.equals(that.resource));
	}

	@Override
	public int hashCode() {
		return this.resource.hashCode();
	}

	@Override
	public String toString() {
		return this.resource.getDescription();
	}

}

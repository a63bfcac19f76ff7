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

import java.util.List;

import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataLocationResolver;
import org.springframework.boot.context.config.ConfigDataLocationResolverContext;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * Resolves {@code spring.config.import=centrifugo:config.json}. A path without a scheme
 * is one of the file system, relative to the working directory.
 *
 * @since 0.1.0
 */
public final class CentrifugoConfigDataLocationResolver
		implements ConfigDataLocationResolver<CentrifugoConfigDataResource> {

	private static final String PREFIX = "centrifugo:";

	private final Binder binder;

	private final ResourceLoader resourceLoader;

	/**
	 * Create a resolver; called by Spring Boot.
	 * @param binder finds the variables that files refer to
	 * @param resourceLoader opens locations with a scheme
	 */
	public CentrifugoConfigDataLocationResolver(Binder binder, ResourceLoader resourceLoader) {
		this.binder = binder;
		this.resourceLoader = resourceLoader;
	}

	@Override
	public boolean isResolvable(ConfigDataLocationResolverContext context, ConfigDataLocation location) {
		return location.hasPrefix(PREFIX);
	}

	@Override
	public List<CentrifugoConfigDataResource> resolve(ConfigDataLocationResolverContext context,
			ConfigDataLocation location) {
		String path = location.getNonPrefixedValue(PREFIX);
		Resource resource = ResourceUtils.isUrl(path) ? this.resourceLoader.getResource(path)
				: new FileSystemResource(path);
		CentrifugoConfigDataResource resolved = new CentrifugoConfigDataResource(resource, SettingsFormat.of(path),
				new VariableLookup(this.binder));
		if (!resource.exists()) {
			throw new ConfigDataResourceNotFoundException(resolved);
		}
		return List.of(resolved);
	}

}

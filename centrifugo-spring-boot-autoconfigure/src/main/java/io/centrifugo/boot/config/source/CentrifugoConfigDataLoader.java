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

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.config.ConfigData;
import org.springframework.boot.context.config.ConfigDataLoader;
import org.springframework.boot.context.config.ConfigDataLoaderContext;

import io.centrifugo.boot.config.keys.KeyCatalog;
import io.centrifugo.boot.config.keys.SettingsFlattener;

/**
 * Loads a configuration file of the original as properties below {@code centrifugo}.
 *
 * @since 0.1.0
 */
public final class CentrifugoConfigDataLoader implements ConfigDataLoader<CentrifugoConfigDataResource> {

	@Override
	public ConfigData load(ConfigDataLoaderContext context, CentrifugoConfigDataResource resource) throws IOException {
		Map<String, Object> tree = resource.format().read(resource.resource());
		SettingsFlattener flattener = new SettingsFlattener(resource.variables());
		flattener.addGroup(KeyCatalog.get().root(), KeyCatalog.PREFIX, "", tree);
		return new ConfigData(List.of(new SettingsPropertySource("Centrifugo config '" + resource + "'",
				flattener.properties(), flattener.unknown())));
	}

}

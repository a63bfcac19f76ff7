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
import java.util.Arrays;
import java.util.Map;

import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

import io.centrifugo.boot.config.keys.InvalidSettingException;

/**
 * Format of a configuration file, told by the end of its name.
 */
enum SettingsFormat {

	JSON("json") {
		@Override
		Map<String, Object> read(Resource resource) throws IOException {
			return JsonSettings.readJson(resource);
		}
	},

	YAML("yaml", "yml") {
		@Override
		Map<String, Object> read(Resource resource) throws IOException {
			return YamlSettings.read(resource);
		}
	},

	TOML("toml") {
		@Override
		Map<String, Object> read(Resource resource) throws IOException {
			return JsonSettings.readToml(resource);
		}
	};

	private final String[] extensions;

	SettingsFormat(String... extensions) {
		this.extensions = extensions;
	}

	/**
	 * Read a file into maps, lists and origin-tracked values.
	 */
	abstract Map<String, Object> read(Resource resource) throws IOException;

	static SettingsFormat of(String path) {
		String extension = StringUtils.getFilenameExtension(path);
		return Arrays.stream(values())
			.filter((format) -> Arrays.stream(format.extensions).anyMatch((known) -> known.equalsIgnoreCase(extension)))
			.findFirst()
			.orElseThrow(() -> new InvalidSettingException("centrifugo:" + path,
					"the file's name must end in .json, .yaml, .yml or .toml", null));
	}

}

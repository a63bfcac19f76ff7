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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.PropertySourceInfo;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.MapPropertySource;

import io.centrifugo.boot.config.keys.UnknownKey;
import io.centrifugo.boot.config.keys.UnknownKeys;

/**
 * Properties made from settings of the original.
 */
final class SettingsPropertySource extends MapPropertySource
		implements OriginLookup<String>, PropertySourceInfo, UnknownKeys {

	private final List<UnknownKey> unknownKeys;

	SettingsPropertySource(String name, Map<String, Object> properties, List<UnknownKey> unknownKeys) {
		super(name, Collections.unmodifiableMap(new LinkedHashMap<>(properties)));
		this.unknownKeys = List.copyOf(unknownKeys);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		Object value = super.getProperty(name);
		return (value instanceof OriginTrackedValue tracked) ? tracked.getValue() : value;
	}

	@Override
	public @Nullable Origin getOrigin(String name) {
		return (super.getProperty(name) instanceof OriginTrackedValue tracked) ? tracked.getOrigin() : null;
	}

	@Override
	public boolean isImmutable() {
		return true;
	}

	@Override
	public List<UnknownKey> unknownKeys() {
		return this.unknownKeys;
	}

}

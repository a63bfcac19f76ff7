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

import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds environment variables through the sources a {@link Binder} sees.
 */
final class VariableLookup implements UnaryOperator<@Nullable String> {

	private final Binder binder;

	VariableLookup(Binder binder) {
		this.binder = binder;
	}

	@Override
	public @Nullable String apply(@Nullable String variable) {
		String name = String.valueOf(variable).toLowerCase(Locale.ROOT).replace('_', '.');
		return this.binder.bind(ConfigurationPropertyName.adapt(name, '.'), Bindable.of(String.class)).orElse(null);
	}

}

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

/**
 * How names become parts of environment variables.
 */
final class VariableName {

	/** Prefix of every variable. */
	static final String PREFIX = "CENTRIFUGO_";

	private VariableName() {
	}

	/**
	 * Return a name without what may differ between two spellings of it.
	 */
	static String uniform(String name) {
		return name.replace("_", "").replace("-", "").replace(".", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the part of a variable's name that stands for the element of a list.
	 */
	static String ofElement(String name) {
		return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
	}

}

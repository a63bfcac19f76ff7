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

package io.centrifugo.boot.engine;

/**
 * An engine was asked for whose library is not on the class path.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class MissingEngineException extends RuntimeException {

	private final String property;

	private final String engine;

	private final String artifact;

	/**
	 * Create an exception.
	 * @param property name of the property that asks for it
	 * @param engine its value
	 * @param artifact the library
	 */
	public MissingEngineException(String property, String engine, String artifact) {
		super("The engine '" + engine + "' needs " + artifact + " on the class path");
		this.property = property;
		this.engine = engine;
		this.artifact = artifact;
	}

	String property() {
		return this.property;
	}

	String engine() {
		return this.engine;
	}

	String artifact() {
		return this.artifact;
	}

}

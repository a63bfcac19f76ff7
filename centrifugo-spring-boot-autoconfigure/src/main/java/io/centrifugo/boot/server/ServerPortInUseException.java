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

/**
 * The port for a server of our own is taken.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class ServerPortInUseException extends RuntimeException {

	private final String property;

	private final int port;

	/**
	 * Create.
	 * @param property name of the property that says which port
	 * @param port the port
	 * @param cause what the system says
	 */
	public ServerPortInUseException(String property, int port, Throwable cause) {
		super("Port " + port + " is already in use", cause);
		this.property = property;
		this.port = port;
	}

	String property() {
		return this.property;
	}

	int port() {
		return this.port;
	}

}

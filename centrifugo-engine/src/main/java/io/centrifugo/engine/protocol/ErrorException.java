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

package io.centrifugo.engine.protocol;

/**
 * Answers one command with an error; the connection goes on.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class ErrorException extends CentrifugoException {

	private final ProtocolError error;

	/**
	 * Create an exception.
	 * @param error what the reply will carry
	 */
	public ErrorException(ProtocolError error) {
		super(error.code() + ": " + error.message());
		this.error = error;
	}

	public ProtocolError error() {
		return this.error;
	}

	@Override
	public int code() {
		return this.error.code();
	}

}

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

package io.centrifugo.boot.proxy;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import io.centrifugo.boot.client.DisconnectProperties;
import io.centrifugo.boot.config.CloseText;
import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * A status of a backend's answer and what it means to the client.
 *
 * @since 0.1.0
 */
public class StatusTransform {

	/**
	 * Status of the answer.
	 */
	private int statusCode;

	/**
	 * Error that the client gets.
	 */
	private final ToError toError = new ToError();

	/**
	 * Disconnect that the client gets.
	 */
	@NestedConfigurationProperty
	private final DisconnectProperties toDisconnect = new DisconnectProperties();

	public int getStatusCode() {
		return this.statusCode;
	}

	public void setStatusCode(int statusCode) {
		this.statusCode = statusCode;
	}

	public ToError getToError() {
		return this.toError;
	}

	public DisconnectProperties getToDisconnect() {
		return this.toDisconnect;
	}

	/**
	 * Check the transform and make an answer of it.
	 * @param prefix name of the properties, for complaints
	 */
	CentrifugoException toAnswer(String prefix) {
		int error = this.toError.getCode();
		int disconnect = this.toDisconnect.getCode();
		if (this.statusCode == 0) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".status-code", 0, "it is required");
		}
		if ((error == 0) == (disconnect == 0)) {
			throw new InvalidConfigurationPropertyValueException(prefix + ".to-error.code", error,
					"exactly one of to-error.code and to-disconnect.code must be set");
		}
		check(prefix + ".to-error.message", this.toError.getMessage());
		check(prefix + ".to-disconnect.reason", this.toDisconnect.getReason());
		return (error != 0)
				? new ProtocolError(error, this.toError.getMessage(), this.toError.isTemporary()).toException()
				: new Disconnect(disconnect, this.toDisconnect.getReason()).toException();
	}

	private static void check(String name, String text) {
		if (!CloseText.fits(text)) {
			throw new InvalidConfigurationPropertyValueException(name, text,
					"it must be at most " + CloseText.MAX_LENGTH + " ASCII characters long");
		}
	}

	/**
	 * Error that the client gets.
	 */
	public static class ToError {

		/**
		 * Code of the error.
		 */
		private int code;

		/**
		 * Message of the error, at most 123 ASCII characters.
		 */
		private String message = "";

		/**
		 * Whether the client may try again.
		 */
		private boolean temporary;

		public int getCode() {
			return this.code;
		}

		public void setCode(int code) {
			this.code = code;
		}

		public String getMessage() {
			return this.message;
		}

		public void setMessage(String message) {
			this.message = message;
		}

		public boolean isTemporary() {
			return this.temporary;
		}

		public void setTemporary(boolean temporary) {
			this.temporary = temporary;
		}

	}

}

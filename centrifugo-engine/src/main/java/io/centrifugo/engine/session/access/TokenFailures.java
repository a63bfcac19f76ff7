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

package io.centrifugo.engine.session.access;

import io.centrifugo.engine.auth.TokenException;
import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * What a client is told when its token does not do.
 */
final class TokenFailures {

	private TokenFailures() {
	}

	static Throwable atConnect(Throwable cause) {
		return translate(cause, ProtocolError.TOKEN_EXPIRED.toException(), Disconnect.INVALID_TOKEN.toException());
	}

	static Throwable atSubscribe(Throwable cause) {
		return translate(cause, ProtocolError.TOKEN_EXPIRED.toException(),
				ProtocolError.PERMISSION_DENIED.toException());
	}

	static Throwable atRefresh(Throwable cause) {
		return translate(cause, Disconnect.EXPIRED.toException(), Disconnect.INVALID_TOKEN.toException());
	}

	static boolean isExpired(Throwable translated) {
		return translated instanceof DisconnectException answer && answer.disconnect().equals(Disconnect.EXPIRED);
	}

	private static Throwable translate(Throwable cause, CentrifugoException expired, CentrifugoException invalid) {
		if (cause instanceof TokenException failure) {
			return (failure.kind() == TokenException.Kind.EXPIRED) ? expired : invalid;
		}
		return cause;
	}

}

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

package io.centrifugo.engine.session.client;

import java.util.Map;
import java.util.UUID;

import io.centrifugo.engine.handler.ClientContext;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.session.TransportInfo;

/**
 * Who a client is, and until when: nobody but a client id at first, a user once connect
 * has found out, and each refresh may change what is known.
 */
final class Identity {

	private final String clientId = UUID.randomUUID().toString();

	private volatile ClientInfo info = new ClientInfo("", this.clientId);

	private Payload meta = Payload.EMPTY;

	private Map<String, String> emulatedHeaders = Map.of();

	private long expireAt;

	String clientId() {
		return this.clientId;
	}

	/**
	 * Return what others see. Safe from any thread.
	 */
	ClientInfo info() {
		return this.info;
	}

	/**
	 * Return until when.
	 * @return the Unix seconds, 0 for ever
	 */
	long expireAt() {
		return this.expireAt;
	}

	/**
	 * Take the headers that a browser, which cannot set any, has sent in the connect
	 * command.
	 */
	void claim(Map<String, String> headers) {
		this.emulatedHeaders = headers;
	}

	/**
	 * Become somebody.
	 */
	void establish(ClientInfo newInfo, Payload newMeta, long newExpireAt) {
		this.info = newInfo;
		this.meta = newMeta;
		this.expireAt = newExpireAt;
	}

	/**
	 * Live on.
	 * @param newExpireAt the Unix seconds, 0 for never
	 * @param newInfo information that others see, {@link Payload#EMPTY} to keep it
	 * @param newMeta server-side data, {@link Payload#EMPTY} to keep it
	 */
	void prolong(long newExpireAt, Payload newInfo, Payload newMeta) {
		this.expireAt = newExpireAt;
		if (!newInfo.isEmpty()) {
			this.info = new ClientInfo(this.info.user(), this.clientId, newInfo, Payload.EMPTY);
		}
		if (!newMeta.isEmpty()) {
			this.meta = newMeta;
		}
	}

	/**
	 * Return all of it, as handlers see it.
	 */
	ClientContext context(TransportInfo transport) {
		return new ClientContext(this.clientId, this.info.user(), transport.name(),
				transport.wireForm().codec().type().label(), transport.headers(), this.emulatedHeaders, this.meta);
	}

}

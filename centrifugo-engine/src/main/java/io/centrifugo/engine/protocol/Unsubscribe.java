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
 * Reason for which the server ends one subscription (client protocol, section
 * "Unsubscribe codes"). Clients resubscribe by themselves from code 2500 on.
 *
 * @param code numeric code, 2000 to 2999 when it is sent
 * @param reason text for developers
 * @since 0.1.0
 */
public record Unsubscribe(int code, String reason) {

	/** The client asked for it; never sent. */
	public static final Unsubscribe CLIENT = new Unsubscribe(0, "client unsubscribed");

	/** The connection ended; never sent. */
	public static final Unsubscribe DISCONNECT = new Unsubscribe(1, "client disconnected");

	public static final Unsubscribe SERVER = new Unsubscribe(2000, "server unsubscribe");

	public static final Unsubscribe INSUFFICIENT_STATE = new Unsubscribe(2500, "insufficient state");

	public static final Unsubscribe EXPIRED = new Unsubscribe(2501, "subscription expired");

	public static final Unsubscribe STATE_INVALIDATED = new Unsubscribe(2502, "state invalidated");

}

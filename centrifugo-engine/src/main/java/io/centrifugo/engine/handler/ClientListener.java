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

package io.centrifugo.engine.handler;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.Unsubscribe;

/**
 * Told what became of connections. Called on the connection's event loop after the fact:
 * must not block.
 *
 * @since 0.1.0
 */
public interface ClientListener {

	/**
	 * A connection is authenticated and live.
	 * @param context the connection
	 */
	default void onConnected(ClientContext context) {
	}

	/**
	 * A subscription is live.
	 * @param context the connection
	 * @param channel the channel
	 */
	default void onSubscribed(ClientContext context, String channel) {
	}

	/**
	 * A subscription ended.
	 * @param context the connection
	 * @param channel the channel
	 * @param unsubscribe why
	 */
	default void onUnsubscribed(ClientContext context, String channel, Unsubscribe unsubscribe) {
	}

	/**
	 * An authenticated connection ended.
	 * @param context the connection
	 * @param disconnect why
	 */
	default void onDisconnected(ClientContext context, Disconnect disconnect) {
	}

}

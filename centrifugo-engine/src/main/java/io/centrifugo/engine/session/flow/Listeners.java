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

package io.centrifugo.engine.session.flow;

import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.handler.ClientListener;
import io.centrifugo.engine.handler.Handlers;

/**
 * Tells the application's listeners, whose failures stay theirs.
 *
 * @since 0.1.0
 */
public final class Listeners {

	private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

	private Listeners() {
	}

	/**
	 * Tell all of them.
	 * @param handlers whose listeners
	 * @param event what each is told
	 */
	public static void notify(Handlers handlers, Consumer<ClientListener> event) {
		for (ClientListener listener : handlers.listeners()) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.error("Listener {} failed", listener.getClass().getName(), ex);
			}
		}
	}

}

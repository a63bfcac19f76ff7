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

package io.centrifugo.engine.metrics;

import java.util.Locale;

/**
 * Internal actions that a node counts.
 *
 * @since 0.1.0
 */
public enum NodeAction {

	ADD_CLIENT, REMOVE_CLIENT, ADD_SUBSCRIPTION, REMOVE_SUBSCRIPTION, ADD_PRESENCE, REMOVE_PRESENCE, PRESENCE,
	PRESENCE_STATS, HISTORY, HISTORY_RECOVER, HISTORY_RECOVER_CACHE, HISTORY_STREAM_TOP, HISTORY_REMOVE,
	BROKER_SUBSCRIBE, BROKER_UNSUBSCRIBE, SURVEY, NOTIFY, MAP_PUBLISH, MAP_REMOVE, MAP_CLEAR, MAP_STATS, MAP_STATE_READ,
	MAP_STREAM_READ, MAP_STREAM_POSITION, MAP_BROKER_SUBSCRIBE, MAP_BROKER_UNSUBSCRIBE;

	private final String label = name().toLowerCase(Locale.ROOT);

	/**
	 * Return the label value.
	 * @return lower case with underscores
	 */
	public String label() {
		return this.label;
	}

}

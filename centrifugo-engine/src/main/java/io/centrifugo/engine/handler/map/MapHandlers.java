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

package io.centrifugo.engine.handler.map;

import java.util.List;

/**
 * The handlers of maps that an application has, in the order in which they are asked: the
 * first that does not answer empty decides.
 *
 * @param publish handlers of writes
 * @param remove handlers of removals
 * @since 0.1.0
 */
public record MapHandlers(List<MapPublishHandler> publish, List<MapRemoveHandler> remove) {

	/** No handlers: configuration alone decides. */
	public static final MapHandlers NONE = new MapHandlers(List.of(), List.of());

	public MapHandlers {
		publish = List.copyOf(publish);
		remove = List.copyOf(remove);
	}

}

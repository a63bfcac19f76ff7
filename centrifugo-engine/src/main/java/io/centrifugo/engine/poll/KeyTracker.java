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

package io.centrifugo.engine.poll;

import java.util.List;

import io.netty.channel.EventLoop;

/**
 * One that tracks keys of a channel. Called on its event loop.
 *
 * @since 0.1.0
 */
public interface KeyTracker {

	EventLoop loop();

	/**
	 * Take updates of keys, in order.
	 * @param updates the updates, each of which is to be released
	 */
	void onUpdates(List<KeyUpdate> updates);

	/**
	 * Learn that versions have begun anew: nothing is tracked any more.
	 */
	void onEpochChanged();

}

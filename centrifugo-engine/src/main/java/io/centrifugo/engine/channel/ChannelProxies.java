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

package io.centrifugo.engine.channel;

/**
 * Which backend is asked about what clients do in channels.
 *
 * @param subscribe decides on subscribes
 * @param publish decides on publications of clients
 * @param subRefresh prolongs expiring subscriptions
 * @param subscribeStream fills subscriptions from a stream of its own
 * @param bidirectionalStream whether publications of clients go into that stream
 * @since 0.1.0
 */
public record ChannelProxies(Choice subscribe, Choice publish, Choice subRefresh, Choice subscribeStream,
		boolean bidirectionalStream) {

	/** Nobody is asked. */
	public static final ChannelProxies NONE = new ChannelProxies(Choice.NONE, Choice.NONE, Choice.NONE, Choice.NONE,
			false);

	/**
	 * A proxy, switched on or off.
	 *
	 * @param enabled whether it is asked
	 * @param name its name
	 */
	public record Choice(boolean enabled, String name) {

		/** Name of the proxy that each kind of event has a block of its own for. */
		public static final String DEFAULT_NAME = "default";

		/** Not asked. */
		public static final Choice NONE = new Choice(false, DEFAULT_NAME);

	}

}

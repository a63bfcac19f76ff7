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
 * Characters with a meaning inside channel names; an empty one switches its meaning off.
 *
 * @param privatePrefix first characters of channels that demand a token
 * @param namespaceBoundary ends the namespace
 * @param userBoundary starts the list of users
 * @param userSeparator stands between users
 * @since 0.1.0
 */
public record ChannelPunctuation(String privatePrefix, String namespaceBoundary, String userBoundary,
		String userSeparator) {

	/** {@code $}, {@code :}, {@code #} and {@code ,}. */
	public static final ChannelPunctuation DEFAULT = new ChannelPunctuation("$", ":", "#", ",");

}

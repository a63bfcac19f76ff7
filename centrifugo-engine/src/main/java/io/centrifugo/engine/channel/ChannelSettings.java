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

import java.util.Map;

/**
 * All that configuration says about channels.
 *
 * @param withoutNamespace options of channels that name no namespace
 * @param namespaces options by namespace
 * @param punctuation characters with a meaning
 * @param maxLength longest name, in bytes, that a client may subscribe to
 * @since 0.1.0
 */
public record ChannelSettings(ChannelOptions withoutNamespace, Map<String, ChannelOptions> namespaces,
		ChannelPunctuation punctuation, int maxLength) {

	/** Default limit of a channel name in bytes. */
	public static final int DEFAULT_MAX_LENGTH = 255;

	/** No namespaces, everything closed. */
	public static final ChannelSettings DEFAULT = new ChannelSettings(ChannelOptions.DEFAULT, Map.of(),
			ChannelPunctuation.DEFAULT, DEFAULT_MAX_LENGTH);

	public ChannelSettings {
		namespaces = Map.copyOf(namespaces);
	}

}

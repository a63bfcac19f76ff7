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

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Resolves channel names to namespaces and their rules. Immutable, safe from any thread.
 *
 * @since 0.1.0
 */
public final class ChannelRules {

	private final ChannelSettings settings;

	private final boolean insecure;

	/**
	 * Create rules.
	 * @param settings what configuration says
	 * @param insecure whether every client permission is granted, for development
	 */
	public ChannelRules(ChannelSettings settings, boolean insecure) {
		this.settings = settings;
		this.insecure = insecure;
	}

	public ChannelSettings settings() {
		return this.settings;
	}

	/**
	 * Find the namespace of a channel.
	 * @param channel the full name
	 * @return the channel with its options
	 * @throws io.centrifugo.engine.protocol.ErrorException 102 if the namespace is not
	 * configured
	 */
	public Channel resolve(String channel) {
		ChannelPunctuation punctuation = this.settings.punctuation();
		String prefix = punctuation.privatePrefix();
		boolean isPrivate = !prefix.isEmpty() && channel.startsWith(prefix);
		int start = isPrivate ? prefix.length() : 0;
		String boundary = punctuation.namespaceBoundary();
		int end = boundary.isEmpty() ? -1 : channel.indexOf(boundary, start);
		String namespace = (end < 0) ? "" : channel.substring(start, end);
		String rest = (end < 0) ? channel : channel.substring(end + boundary.length());
		return new Channel(channel, namespace, rest, isPrivate, options(namespace), punctuation, this.insecure);
	}

	private ChannelOptions options(String namespace) {
		ChannelOptions options = namespace.isEmpty() ? this.settings.withoutNamespace()
				: this.settings.namespaces().get(namespace);
		if (options == null) {
			throw ProtocolError.UNKNOWN_CHANNEL.toException();
		}
		return options;
	}

}

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

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * What names of channels mean. Immutable, safe from any thread.
 *
 * @since 0.1.0
 */
public final class ChannelRules {

	private final ChannelSettings settings;

	private final boolean insecure;

	private final Map<String, Scope> scopes = new HashMap<>();

	/**
	 * Create rules.
	 * @param settings settings that were found valid
	 * @param insecure whether clients may do anything ({@code client.insecure})
	 */
	public ChannelRules(ChannelSettings settings, boolean insecure) {
		this.settings = settings;
		this.insecure = insecure;
		this.scopes.put("", scope("", settings.withoutNamespace()));
		settings.namespaces().forEach((name, options) -> this.scopes.put(name, scope(name, options)));
	}

	private Scope scope(String namespace, ChannelOptions options) {
		return new Scope(namespace, options, this.settings.punctuation(), this.insecure);
	}

	/**
	 * Find out what a name means.
	 * @param channel the name
	 * @return the channel
	 * @throws ErrorException 102 if its namespace is unknown
	 */
	public Channel resolve(String channel) {
		Channel resolved = find(channel);
		if (resolved == null) {
			throw ProtocolError.UNKNOWN_CHANNEL.toException();
		}
		return resolved;
	}

	/**
	 * Find out what a name means.
	 * @param channel the name
	 * @return the channel, {@code null} if its namespace is unknown
	 */
	public @Nullable Channel find(String channel) {
		String boundary = this.settings.punctuation().namespaceBoundary();
		String prefix = this.settings.punctuation().privatePrefix();
		int start = channel.startsWith(prefix) ? prefix.length() : 0;
		int end = boundary.isEmpty() ? -1 : channel.indexOf(boundary, start);
		Scope scope = this.scopes.get((end < 0) ? "" : channel.substring(start, end));
		return (scope != null) ? new Channel(channel, (end < 0) ? 0 : end + boundary.length(), scope) : null;
	}

	/**
	 * Return the name of the channel that belongs to a user alone.
	 * @param namespace the namespace for such channels, may be empty
	 * @param user the user id
	 * @return the name
	 */
	public String personalChannel(String namespace, String user) {
		ChannelPunctuation punctuation = this.settings.punctuation();
		String channel = punctuation.userBoundary() + user;
		return (namespace.isEmpty()) ? channel : namespace + punctuation.namespaceBoundary() + channel;
	}

	/**
	 * Return what was configured.
	 * @return the settings
	 */
	public ChannelSettings settings() {
		return this.settings;
	}

	/**
	 * Return whether clients may do anything.
	 * @return {@code client.insecure}
	 */
	public boolean insecure() {
		return this.insecure;
	}

	/**
	 * What the channels of a namespace have in common.
	 *
	 * @param namespace its name, empty for channels without
	 * @param options its options
	 * @param punctuation what sets the parts of a name apart
	 * @param insecure whether clients may do anything
	 */
	record Scope(String namespace, ChannelOptions options, ChannelPunctuation punctuation, boolean insecure) {
	}

}

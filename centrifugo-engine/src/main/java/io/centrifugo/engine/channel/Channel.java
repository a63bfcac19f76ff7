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

import com.google.re2j.Pattern;

/**
 * A channel name with the rules that apply to it.
 *
 * @since 0.1.0
 */
public final class Channel {

	private final String name;

	private final String namespace;

	private final String rest;

	private final boolean isPrivate;

	private final ChannelOptions options;

	private final ChannelPunctuation punctuation;

	private final boolean insecure;

	Channel(String name, String namespace, String rest, boolean isPrivate, ChannelOptions options,
			ChannelPunctuation punctuation, boolean insecure) {
		this.name = name;
		this.namespace = namespace;
		this.rest = rest;
		this.isPrivate = isPrivate;
		this.options = options;
		this.punctuation = punctuation;
		this.insecure = insecure;
	}

	public String name() {
		return this.name;
	}

	/**
	 * Return the namespace.
	 * @return its name, empty for channels that name none
	 */
	public String namespace() {
		return this.namespace;
	}

	public ChannelOptions options() {
		return this.options;
	}

	/**
	 * Return whether a subscription token is needed whatever the options say.
	 * @return {@code true} behind the private prefix
	 */
	public boolean isPrivate() {
		return this.isPrivate;
	}

	/**
	 * Return whether clients may use this name: it matches the namespace's pattern, or is
	 * ASCII where there is none.
	 * @return whether it is allowed
	 */
	public boolean nameAllowed() {
		Pattern regex = this.options.regex();
		return (regex != null) ? regex.matcher(this.rest).find() : this.name.chars().allMatch((c) -> c < 128);
	}

	/**
	 * Return whether the name lists the only users that may subscribe.
	 * @return {@code true} if the option is on and the user boundary occurs
	 */
	public boolean userLimited() {
		String boundary = this.punctuation.userBoundary();
		return this.options.access().userLimitedChannels() && !boundary.isEmpty() && this.name.contains(boundary);
	}

	/**
	 * Return whether the name lists a user; the empty user matches an empty item.
	 * @param user the user id
	 * @return whether it is one of the items after the last user boundary
	 */
	public boolean listsUser(String user) {
		String boundary = this.punctuation.userBoundary();
		int at = boundary.isEmpty() ? -1 : this.name.lastIndexOf(boundary);
		if (at < 0) {
			return false;
		}
		String list = this.name.substring(at + boundary.length());
		String separator = this.punctuation.userSeparator();
		if (separator.isEmpty()) {
			return list.equals(user);
		}
		return (separator + list + separator).contains(separator + user + separator) && !user.contains(separator);
	}

	/**
	 * Return whether configuration lets any client subscribe.
	 * @param user the user id
	 * @return whether it does; never for user-limited channels, unless insecure
	 */
	public boolean maySubscribe(String user) {
		return this.insecure || (!userLimited() && this.options.access().subscribe().allows(user, false));
	}

	/**
	 * Return whether configuration lets a client publish.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it does
	 */
	public boolean mayPublish(String user, boolean subscribed) {
		return this.insecure || this.options.access().publish().allows(user, subscribed);
	}

	/**
	 * Return whether configuration lets a client read presence.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it does
	 */
	public boolean mayReadPresence(String user, boolean subscribed) {
		return this.insecure || this.options.access().presence().allows(user, subscribed);
	}

	/**
	 * Return whether configuration lets a client read history.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it does
	 */
	public boolean mayReadHistory(String user, boolean subscribed) {
		return this.insecure || this.options.access().history().allows(user, subscribed);
	}

}

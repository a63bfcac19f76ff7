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

import java.util.function.Function;

import com.google.re2j.Pattern;

/**
 * A name whose meaning is known. Immutable.
 *
 * @since 0.1.0
 */
public final class Channel {

	private final String name;

	private final int rest;

	private final ChannelRules.Scope scope;

	/**
	 * Create a channel.
	 * @param name the whole name
	 * @param rest the index behind the namespace, 0 if there is none
	 * @param scope what it has in common with others
	 */
	Channel(String name, int rest, ChannelRules.Scope scope) {
		this.name = name;
		this.rest = rest;
		this.scope = scope;
	}

	public String name() {
		return this.name;
	}

	/**
	 * Return the namespace.
	 * @return its name, empty for channels without
	 */
	public String namespace() {
		return this.scope.namespace();
	}

	/**
	 * Return the options.
	 * @return the options of the namespace
	 */
	public ChannelOptions options() {
		return this.scope.options();
	}

	/**
	 * Return whether clients may use such a name; else error 107. Not asked for what the
	 * server does by itself.
	 * @return whether the rest fits the pattern, or all is ASCII if there is none
	 */
	public boolean nameAllowed() {
		Pattern regex = options().regex();
		if (regex != null) {
			return regex.matcher(this.name.substring(this.rest)).find();
		}
		for (int i = 0; i < this.name.length(); i++) {
			if (this.name.charAt(i) > 127) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return whether clients need a token to subscribe, whatever the options.
	 * @return whether the name begins with the private prefix
	 */
	public boolean isPrivate() {
		String prefix = this.scope.punctuation().privatePrefix();
		return !prefix.isEmpty() && this.name.startsWith(prefix);
	}

	/**
	 * Return whether the name lists the only users who may subscribe without a token.
	 * @return whether the option is on and a user boundary is there
	 */
	public boolean userLimited() {
		String boundary = this.scope.punctuation().userBoundary();
		return options().access().userLimitedChannels() && !boundary.isEmpty() && this.name.contains(boundary);
	}

	/**
	 * Return whether the name lists a user; the empty user is listed by an empty item.
	 * @param user the user id
	 * @return whether it is there, {@code false} without a user part
	 */
	public boolean listsUser(String user) {
		ChannelPunctuation punctuation = this.scope.punctuation();
		int start = userPart(punctuation.userBoundary());
		if (start < 0) {
			return false;
		}
		String separator = punctuation.userSeparator();
		int end = (separator.isEmpty()) ? -1 : this.name.indexOf(separator, start);
		while (end >= 0) {
			if (listed(user, start, end)) {
				return true;
			}
			start = end + separator.length();
			end = this.name.indexOf(separator, start);
		}
		return listed(user, start, this.name.length());
	}

	private int userPart(String boundary) {
		int start = -1;
		int next = (boundary.isEmpty()) ? -1 : this.name.indexOf(boundary);
		while (next >= 0) {
			start = next + boundary.length();
			next = this.name.indexOf(boundary, start);
		}
		return start;
	}

	private boolean listed(String user, int start, int end) {
		return user.length() == end - start && this.name.startsWith(user, start);
	}

	/**
	 * Return whether a client may subscribe without a token, as far as configuration
	 * decides. Proxies and handlers, which come before for channels that are not user
	 * limited, are the caller's affair.
	 * @param user the user id
	 * @return whether it may
	 */
	public boolean maySubscribe(String user) {
		if (isPrivate()) {
			return false;
		}
		boolean limited = userLimited();
		return (limited && listsUser(user)) || (!limited && options().access().subscribe().allows(user, false))
				|| this.scope.insecure();
	}

	/**
	 * Return whether a connecting client that names this channel is subscribed to it.
	 * Others are passed over without an error.
	 * @param user the user id
	 * @return whether it is
	 */
	public boolean maySubscribeOnConnect(String user) {
		if (options().proxies().subscribe().enabled() || !nameAllowed()) {
			return false;
		}
		boolean anonymousInList = userLimited() && user.isEmpty() && !this.scope.insecure();
		return !anonymousInList && maySubscribe(user);
	}

	/**
	 * Return whether a client may publish, as far as configuration decides.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it may
	 */
	public boolean mayPublish(String user, boolean subscribed) {
		return may(AccessRules::publish, user, subscribed);
	}

	/**
	 * Return whether a client may read presence. Whether there is any is another matter.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it may
	 */
	public boolean mayReadPresence(String user, boolean subscribed) {
		return may(AccessRules::presence, user, subscribed);
	}

	/**
	 * Return whether a client may read history. Whether there is any is another matter.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it may
	 */
	public boolean mayReadHistory(String user, boolean subscribed) {
		return may(AccessRules::history, user, subscribed);
	}

	/**
	 * Return whether a client may write keys of a map, as far as configuration decides.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it may
	 */
	public boolean mayWriteKeys(String user, boolean subscribed) {
		return this.scope.insecure() || options().map().clients().publish().allows(user, subscribed);
	}

	/**
	 * Return whether a client may remove keys of a map, as far as configuration decides.
	 * @param user the user id
	 * @param subscribed whether it is subscribed
	 * @return whether it may
	 */
	public boolean mayRemoveKeys(String user, boolean subscribed) {
		return this.scope.insecure() || options().map().clients().remove().allows(user, subscribed);
	}

	private boolean may(Function<AccessRules, AccessRule> action, String user, boolean subscribed) {
		return this.scope.insecure() || action.apply(options().access()).allows(user, subscribed);
	}

	@Override
	public String toString() {
		return this.name;
	}

}

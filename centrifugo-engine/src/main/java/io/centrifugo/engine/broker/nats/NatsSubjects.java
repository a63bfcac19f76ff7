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

package io.centrifugo.engine.broker.nats;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Subjects of the original.
 */
final class NatsSubjects {

	private final String prefix;

	private final NatsBrokerOptions options;

	NatsSubjects(String prefix, NatsBrokerOptions options) {
		this.prefix = prefix;
		this.options = options;
	}

	static String control(String prefix) {
		return prefix + ".control";
	}

	static String node(String prefix, String id) {
		return prefix + ".node." + id;
	}

	/**
	 * Return where to publish to a channel.
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it cannot be published
	 * to
	 */
	String forPublishing(String channel) {
		if (hasWildcard(channel)) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return of(channel);
	}

	/**
	 * Return what to subscribe to for a channel.
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if it cannot be subscribed
	 * to
	 */
	String forSubscribing(String channel) {
		if (!this.options.allowWildcards() && hasWildcard(channel)) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return of(channel);
	}

	private static boolean hasWildcard(String channel) {
		return channel.indexOf('*') >= 0 || channel.indexOf('>') >= 0;
	}

	/**
	 * Return the subject of a channel.
	 * @throws io.centrifugo.engine.protocol.ErrorException 107 if there is none
	 */
	String of(String channel) {
		RawMode raw = this.options.raw();
		String subject = (raw != null) ? raw.subject(channel) : this.prefix + ".client." + channel;
		if (!isValid(subject)) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		return subject;
	}

	/**
	 * Whether a text is a subject: parts that are not empty, with dots between them, no
	 * white space or control characters, which could forge commands, and wildcards that
	 * are parts of their own.
	 */
	private static boolean isValid(String subject) {
		int start = 0;
		for (int end = nextDot(subject, start); end < subject.length(); end = nextDot(subject, start)) {
			if (!isPart(subject, start, end, false)) {
				return false;
			}
			start = end + 1;
		}
		return isPart(subject, start, subject.length(), true);
	}

	private static int nextDot(String subject, int start) {
		int dot = subject.indexOf('.', start);
		return (dot < 0) ? subject.length() : dot;
	}

	private static boolean isPart(String subject, int start, int end, boolean last) {
		if (start == end) {
			return false;
		}
		boolean alone = end - start == 1;
		for (int i = start; i < end; i++) {
			char next = subject.charAt(i);
			if (next <= ' ' || next == 0x7f || (next == '*' && !alone) || (next == '>' && !(alone && last))) {
				return false;
			}
		}
		return true;
	}

	@Nullable RawMode raw() {
		return this.options.raw();
	}

	boolean wildcards() {
		return this.options.allowWildcards();
	}

}

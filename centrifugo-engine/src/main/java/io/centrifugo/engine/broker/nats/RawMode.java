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

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Channels as plain subjects and messages as plain data, to share them with other users
 * of NATS.
 *
 * @param prefix what subjects begin with, maybe empty
 * @param replacements texts in channel names and what stands for them in subjects; where
 * several fit, the longest counts
 * @since 0.1.0
 */
public record RawMode(String prefix, Map<String, String> replacements) {

	public RawMode {
		replacements = longestFirst(replacements);
		if (replacements.containsKey("")) {
			throw new IllegalArgumentException("must not replace an empty text");
		}
	}

	private static Map<String, String> longestFirst(Map<String, String> replacements) {
		Map<String, String> sorted = new LinkedHashMap<>();
		Map.copyOf(replacements)
			.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((entry) -> -entry.getKey().length()))
			.forEach((entry) -> sorted.put(entry.getKey(), entry.getValue()));
		return Collections.unmodifiableMap(sorted);
	}

	/**
	 * Return the subject of a channel.
	 */
	String subject(String channel) {
		if (this.replacements.isEmpty()) {
			return this.prefix + channel;
		}
		StringBuilder subject = new StringBuilder(this.prefix);
		int i = 0;
		while (i < channel.length()) {
			i += append(channel, i, subject);
		}
		return subject.toString();
	}

	private int append(String channel, int index, StringBuilder subject) {
		for (Map.Entry<String, String> replacement : this.replacements.entrySet()) {
			if (channel.startsWith(replacement.getKey(), index)) {
				subject.append(replacement.getValue());
				return replacement.getKey().length();
			}
		}
		subject.append(channel.charAt(index));
		return 1;
	}

	/**
	 * Return what clients are told that a message was published to.
	 */
	String name(String subject) {
		return subject.startsWith(this.prefix) ? subject.substring(this.prefix.length()) : subject;
	}

}

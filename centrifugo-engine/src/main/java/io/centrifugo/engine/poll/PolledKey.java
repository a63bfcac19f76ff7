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

import java.util.LinkedHashSet;
import java.util.Set;

import io.centrifugo.engine.handler.SharedPollAnswer;

/**
 * What is known of a key, and who tracks it. Guarded by its channel.
 */
final class PolledKey {

	private final Set<KeyTracker> trackers = new LinkedHashSet<>(2);

	private long version;

	private long hash;

	private boolean wanted;

	private long answered;

	Set<KeyTracker> trackers() {
		return this.trackers;
	}

	long version() {
		return this.version;
	}

	/**
	 * Want the value even if it does not change.
	 */
	void want() {
		this.wanted = true;
	}

	/**
	 * Return the version to ask with.
	 */
	long askedVersion() {
		return this.wanted ? 0 : this.version;
	}

	/**
	 * Take note of an answer. Questions overlap, and values without versions do not tell
	 * which is the later one.
	 * @param question number of the question
	 * @return whether no later question was answered before
	 */
	boolean answer(long question) {
		boolean latest = question >= this.answered;
		this.answered = Math.max(question, this.answered);
		return latest;
	}

	/**
	 * Take a value with a version.
	 * @return whether trackers are to get it
	 */
	boolean take(SharedPollAnswer.Item item) {
		int order = Long.compareUnsigned(item.version(), this.version);
		boolean news = order > 0 || (order == 0 && this.wanted);
		if (news) {
			this.wanted = false;
			this.version = item.version();
		}
		return news;
	}

	/**
	 * Take a value without a version.
	 * @param content hash of the value
	 * @param nextVersion version for the value, if it is another one
	 * @return whether trackers are to get it
	 */
	boolean take(long content, long nextVersion) {
		boolean changed = this.version == 0 || content != this.hash;
		boolean news = changed || this.wanted;
		this.wanted = false;
		this.hash = content;
		if (changed) {
			this.version = nextVersion;
		}
		return news;
	}

}

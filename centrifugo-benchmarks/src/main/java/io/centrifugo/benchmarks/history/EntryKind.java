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

package io.centrifugo.benchmarks.history;

/**
 * What a subscriber can note down.
 *
 * @since 0.1.0
 */
public enum EntryKind {

	/** Subscribed without anything to recover: what was before is no concern. */
	SUBSCRIBED,

	/**
	 * Subscribed again, and told that nothing is missing: what was missed follows as
	 * publications, up to the position at the least.
	 */
	RECOVERED,

	/** Subscribed again, and told that something may be missing up to the position. */
	TOLD,

	/** Received at the position. */
	PUBLICATION,

	/** Not subscribed any more: unsubscribed, disconnected or cut off, and knows it. */
	LEFT

}

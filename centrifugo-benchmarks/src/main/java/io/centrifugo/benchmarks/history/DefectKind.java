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
 * What may not happen to a subscriber.
 *
 * @since 0.1.0
 */
public enum DefectKind {

	/** An acknowledged publication never came, and nothing was said. */
	LOST,

	/** An offset was skipped. */
	GAP,

	/** An offset, or a publication, came again, or after a later one. */
	REPEATED,

	/** Two different publications at one position, or one at two. */
	CONTRADICTION,

	/** The server said "recovered" where it was not. */
	FALSE_RECOVERY,

	/** Something came that nobody had published. */
	FOREIGN,

	/** Something came while not subscribed. */
	UNCALLED

}

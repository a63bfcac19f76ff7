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

/**
 * How far subscribers can rely on getting everything.
 *
 * @param forcePositioning whether positions of all subscribers are tracked
 * @param allowPositioning whether clients may ask for that
 * @param forceRecovery whether all subscribers recover, which implies tracking
 * @param allowRecovery whether clients may ask for that
 * @param mode how recovery works
 * @param autoCacheRecover whether the newest publication comes with a subscribe unasked
 * @since 0.1.0
 */
public record RecoveryOptions(boolean forcePositioning, boolean allowPositioning, boolean forceRecovery,
		boolean allowRecovery, RecoveryMode mode, boolean autoCacheRecover) {

	/** Neither tracking nor recovery. */
	public static final RecoveryOptions NONE = new RecoveryOptions(false, false, false, false, RecoveryMode.STREAM,
			false);

}

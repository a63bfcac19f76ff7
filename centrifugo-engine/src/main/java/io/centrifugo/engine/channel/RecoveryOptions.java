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
 * Position tracking and recovery of a namespace.
 *
 * @param forcePositioning whether every subscription is positioned
 * @param allowPositioning whether clients may ask for it
 * @param forceRecovery whether every subscription recovers
 * @param allowRecovery whether clients may ask for it
 * @param mode what recovery brings back
 * @param autoCacheRecover whether cache recovery happens without being asked for
 * @since 0.1.0
 */
public record RecoveryOptions(boolean forcePositioning, boolean allowPositioning, boolean forceRecovery,
		boolean allowRecovery, RecoveryMode mode, boolean autoCacheRecover) {

	/** No positions, no recovery. */
	public static final RecoveryOptions NONE = new RecoveryOptions(false, false, false, false, RecoveryMode.STREAM,
			false);

}

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
 * What clients may do in channels without a token or handler saying so.
 *
 * @param subscribe who may subscribe; being subscribed plays no part
 * @param publish who may publish
 * @param presence who may read presence
 * @param history who may read history
 * @param userLimited whether a user part in the name lists the only users who may
 * subscribe
 * @since 0.1.0
 */
public record AccessOptions(Permission subscribe, Permission publish, Permission presence, Permission history,
		boolean userLimited) {

	/** Nobody may do anything. */
	public static final AccessOptions NONE = new AccessOptions(Permission.NONE, Permission.NONE, Permission.NONE,
			Permission.NONE, false);

}

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
import org.jspecify.annotations.Nullable;

/**
 * Options of a namespace; nothing is inherited from another.
 *
 * @param history what is kept
 * @param presence who is listed
 * @param recovery how gaps are found and closed
 * @param delta whether patches are sent
 * @param access who may do what
 * @param tagsFilterAllowed whether subscribers may filter by tags
 * @param regex pattern that must be found in the name after the namespace; {@code null} for
 * the ASCII check
 * @param dataFormat check of published data
 * @param type kind of subscription served
 * @since 0.1.0
 */
public record ChannelOptions(HistoryOptions history, PresenceOptions presence, RecoveryOptions recovery,
		DeltaOptions delta, AccessRules access, boolean tagsFilterAllowed, @Nullable Pattern regex,
		PublicationDataFormat dataFormat, SubscriptionType type) {

	/** Everything off: the original's defaults. */
	public static final ChannelOptions DEFAULT = new ChannelOptions(HistoryOptions.NONE, PresenceOptions.NONE,
			RecoveryOptions.NONE, DeltaOptions.NONE, AccessRules.CLOSED, false, null, PublicationDataFormat.NOT_EMPTY,
			SubscriptionType.STREAM);

}

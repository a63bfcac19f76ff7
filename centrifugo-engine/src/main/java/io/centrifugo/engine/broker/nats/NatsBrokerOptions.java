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

/**
 * Settings of {@link NatsBroker}, equal on all nodes.
 *
 * @param allowWildcards whether channels may be patterns of NATS: {@code *} for a part of
 * a name, {@code >} for its rest. Rules for channels then apply to the pattern; presence
 * and its events are not for such channels
 * @param raw how to share subjects with others, {@code null} not to
 * @since 0.1.0
 */
public record NatsBrokerOptions(boolean allowWildcards, @Nullable RawMode raw) {

	/** Neither wildcards nor raw mode. */
	public static final NatsBrokerOptions DEFAULTS = new NatsBrokerOptions(false, null);

}

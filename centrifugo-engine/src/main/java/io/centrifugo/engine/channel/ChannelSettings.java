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

import java.time.Duration;
import java.util.List;

/**
 * Everything configured about channels.
 *
 * @param withoutNamespace options of channels without namespace
 * @param namespaces options of the rest
 * @param historyMetaTtl lifetime of offset and epoch where a namespace sets none
 * @param publicationDataFormat what data is accepted where a namespace says nothing
 * @param maxLength most bytes of a channel that a client subscribes to, 0 for any number
 * @param punctuation what sets the parts of a name apart
 * @since 0.1.0
 */
public record ChannelSettings(ChannelOptions withoutNamespace, List<Namespace> namespaces, Duration historyMetaTtl,
		PublicationDataFormat publicationDataFormat, int maxLength, Punctuation punctuation) {

	/** As configuration without any key has it. */
	public static final ChannelSettings DEFAULTS = of(ChannelOptions.DEFAULTS);

	public ChannelSettings {
		namespaces = List.copyOf(namespaces);
	}

	/**
	 * Create settings with the defaults for all but the options.
	 * @param withoutNamespace options of channels without namespace
	 * @param namespaces options of the rest
	 * @return the settings
	 */
	public static ChannelSettings of(ChannelOptions withoutNamespace, Namespace... namespaces) {
		return new ChannelSettings(withoutNamespace, List.of(namespaces), HistoryOptions.DEFAULT_META_TTL,
				PublicationDataFormat.UNSET, 255, Punctuation.DEFAULT);
	}

	/**
	 * A name and what it means.
	 *
	 * @param name what channels start with
	 * @param options their options
	 */
	public record Namespace(String name, ChannelOptions options) {
	}

	/**
	 * What sets the parts of a name apart; empty switches a part off.
	 *
	 * @param privatePrefix start of channels that demand a token
	 * @param namespaceBoundary end of the namespace
	 * @param userBoundary start of the user ids
	 * @param userSeparator what stands between user ids
	 */
	public record Punctuation(String privatePrefix, String namespaceBoundary, String userBoundary,
			String userSeparator) {

		/** As everybody knows it: {@code $}, colon, {@code #} and comma. */
		public static final Punctuation DEFAULT = new Punctuation("$", ":", "#", ",");

	}

}

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

import java.util.List;

/**
 * What is done with publications on their way.
 *
 * @param dataFormat what data is accepted
 * @param deltaPublish whether every publication may be sent as a delta
 * @param allowedDeltaTypes delta formats that subscribers may ask for
 * @param allowTagsFilter whether subscribers may filter by tags
 * @since 0.1.0
 */
public record PublicationOptions(PublicationDataFormat dataFormat, boolean deltaPublish, List<String> allowedDeltaTypes,
		boolean allowTagsFilter) {

	/** Whole publications, unfiltered. */
	public static final PublicationOptions DEFAULT = new PublicationOptions(PublicationDataFormat.UNSET, false,
			List.of(), false);

	public PublicationOptions {
		allowedDeltaTypes = List.copyOf(allowedDeltaTypes);
	}

}

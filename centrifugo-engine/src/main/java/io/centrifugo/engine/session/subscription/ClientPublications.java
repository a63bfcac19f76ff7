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

package io.centrifugo.engine.session.subscription;

import java.util.ArrayList;
import java.util.List;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;

/**
 * Publications from history as clients may see them: without what travels between
 * servers, and with the epoch on the first of the stream.
 *
 * @since 0.1.0
 */
public final class ClientPublications {

	private ClientPublications() {
	}

	/**
	 * Prepare one publication.
	 * @param publication the publication as the broker has it, with its offset
	 * @param epoch epoch of the stream
	 * @return the same instance if there is nothing to change
	 */
	public static Publication of(Publication publication, String epoch) {
		String visible = (publication.offset() == 1) ? epoch : "";
		if (publication.time() == 0 && !publication.delta() && publication.previousData().isEmpty()
				&& publication.epoch().equals(visible)) {
			return publication;
		}
		return publication.toBuilder().time(0).delta(false).previousData(Payload.EMPTY).epoch(visible).build();
	}

	/**
	 * Prepare several publications.
	 * @param publications the publications as the broker has them
	 * @param epoch epoch of the stream
	 * @return a new list in the same order
	 */
	public static List<Publication> of(List<Publication> publications, String epoch) {
		List<Publication> prepared = new ArrayList<>(publications.size());
		for (Publication publication : publications) {
			prepared.add(of(publication, epoch));
		}
		return prepared;
	}

}

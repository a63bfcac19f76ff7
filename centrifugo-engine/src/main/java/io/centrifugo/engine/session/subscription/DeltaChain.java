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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.delta.FossilDelta;
import io.centrifugo.engine.protocol.json.JsonStrings;

/**
 * Turns recovered publications into what delta subscribers get: the first in full, each
 * other as a patch against the one before where that is shorter.
 */
final class DeltaChain {

	private final boolean json;

	private DeltaChain(boolean json) {
		this.json = json;
	}

	/**
	 * Encode publications.
	 * @param publications the publications in order
	 * @param protocol the encoding they will be carried by
	 * @return as many publications
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3506 if data is no JSON
	 * for a JSON connection
	 */
	static List<Publication> encode(List<Publication> publications, ProtocolType protocol) {
		DeltaChain chain = new DeltaChain(protocol == ProtocolType.JSON);
		List<Publication> encoded = new ArrayList<>(publications.size());
		Payload base = null;
		for (Publication publication : publications) {
			encoded.add(chain.encode(publication, base));
			base = publication.data();
		}
		return encoded;
	}

	private Publication encode(Publication publication, @Nullable Payload base) {
		Payload patch = (base != null) ? patch(base, publication.data()) : null;
		return publication.toBuilder()
			.data((patch != null) ? patch : full(publication.data()))
			.delta(patch != null)
			.epoch("")
			.build();
	}

	private @Nullable Payload patch(Payload base, Payload target) {
		if (!this.json) {
			return FossilDelta.encode(base, target);
		}
		Payload patch = FossilDelta.encodeText(base, target);
		return (patch != null) ? JsonStrings.quote(patch.bytes()) : null;
	}

	private Payload full(Payload data) {
		return this.json ? JsonStrings.quoteValue(data) : data;
	}

}

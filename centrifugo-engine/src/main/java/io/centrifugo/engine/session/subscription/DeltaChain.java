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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.delta.FossilDelta;
import io.centrifugo.engine.protocol.json.JsonStrings;

/**
 * Turns recovered publications into what delta subscribers get: the first in full, each
 * other as a patch against the one before where that is shorter. In a map it is the first
 * of each key, and the one before of the same key.
 *
 * @since 0.1.0
 */
public final class DeltaChain {

	/** Clients of JSON decode data in any case, that of a removed key, too. */
	private static final Payload NO_DATA = JsonStrings.quote("null".getBytes(StandardCharsets.US_ASCII));

	private final boolean json;

	private final Map<String, Payload> bases = new HashMap<>(2);

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
	public static List<Publication> encode(List<Publication> publications, ProtocolType protocol) {
		DeltaChain chain = new DeltaChain(protocol == ProtocolType.JSON);
		List<Publication> encoded = new ArrayList<>(publications.size());
		for (Publication publication : publications) {
			encoded.add(chain.encode(publication, chain.base(publication)));
		}
		return encoded;
	}

	/**
	 * Encode publications without patches.
	 * @param publications the publications
	 * @param protocol the encoding they will be carried by
	 * @return as many publications
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3506 as above
	 */
	public static List<Publication> encodeFull(List<Publication> publications, ProtocolType protocol) {
		DeltaChain chain = new DeltaChain(protocol == ProtocolType.JSON);
		List<Publication> encoded = new ArrayList<>(publications.size());
		for (Publication publication : publications) {
			encoded.add(chain.encode(publication, null));
		}
		return encoded;
	}

	private @Nullable Payload base(Publication publication) {
		return publication.removed() ? this.bases.remove(publication.key())
				: this.bases.put(publication.key(), publication.data());
	}

	private Publication encode(Publication publication, @Nullable Payload base) {
		if (publication.removed()) {
			return this.json ? publication.toBuilder().data(NO_DATA).build() : publication;
		}
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
		if (!this.json) {
			return data;
		}
		return data.isEmpty() ? NO_DATA : JsonStrings.quoteValue(data);
	}

}

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

package io.centrifugo.engine.protocol.schema;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.command.EmulationRequest;

/**
 * Format of emulation requests, which clients send and servers hand on.
 *
 * @since 0.1.0
 */
public final class EmulationRequests {

	/** Format of an emulation request. */
	public static final MessageFormat<EmulationRequest> FORMAT = new MessageFormat<>(EmulationRequests::decode)
		.with(1, FieldName.NODE)
		.with(2, FieldName.SESSION)
		.with(3, FieldName.DATA);

	private EmulationRequests() {
	}

	/**
	 * Write an emulation request.
	 * @param request the request
	 * @param out where to
	 */
	public static void encode(EmulationRequest request, FieldWriter out) {
		out.string(1, FieldName.NODE, request.node());
		out.string(2, FieldName.SESSION, request.session());
		out.payload(3, FieldName.DATA, request.data());
	}

	private static EmulationRequest decode(FieldReader in) {
		String node = "";
		String session = "";
		Payload data = Payload.EMPTY;
		for (FieldName name = in.next(); name != null; name = in.next()) {
			switch (name) {
				case NODE -> node = in.string();
				case SESSION -> session = in.string();
				default -> data = in.payload();
			}
		}
		return new EmulationRequest(node, session, data);
	}

}

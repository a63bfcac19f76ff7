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

package io.centrifugo.engine.protocol.json;

import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.schema.EmulationRequests;

/**
 * Emulation requests as JSON clients post them.
 *
 * @since 0.1.0
 */
public final class EmulationJson {

	private EmulationJson() {
	}

	/**
	 * Decode a request.
	 * @param bytes its bytes
	 * @return the request, whose data is still a JSON value
	 * @throws io.centrifugo.engine.protocol.frame.MalformedFrameException if they are
	 * none
	 */
	public static EmulationRequest decode(byte[] bytes) {
		return JsonReader.single(bytes, EmulationRequests.FORMAT);
	}

}

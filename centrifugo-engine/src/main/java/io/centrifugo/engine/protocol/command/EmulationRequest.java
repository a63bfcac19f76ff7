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

package io.centrifugo.engine.protocol.command;

import io.centrifugo.engine.protocol.Payload;

/**
 * Commands that a client of a stream transport posts beside its stream. No command
 * itself: any node may receive it and hands it to the one that owns the session.
 *
 * @param node id of the node that owns the session
 * @param session secret handle of the session
 * @param data a frame of commands: raw if it came in Protobuf, if in JSON the string
 * literal that holds it, as
 * {@link io.centrifugo.engine.protocol.json.JsonStrings#unquote} takes it
 * @since 0.1.0
 */
public record EmulationRequest(String node, String session, Payload data) {

	/**
	 * Leave out the session, which must not be logged.
	 */
	@Override
	public String toString() {
		return "EmulationRequest[node=" + this.node + "]";
	}

}

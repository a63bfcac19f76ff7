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

package io.centrifugo.engine.protocol.frame;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.command.Command;

/**
 * Pulls the commands of one frame, decoding each only when asked: those ahead of a syntax
 * error take effect (client protocol, section "Framing, batching, decoding").
 *
 * @since 0.1.0
 */
public interface CommandReader {

	/**
	 * Decode the next command. Payloads are copied out of the frame.
	 * @return the command, {@code null} at the end
	 * @throws MalformedFrameException if the bytes are not a command, or the frame holds
	 * none at all
	 */
	@Nullable Command read();

}

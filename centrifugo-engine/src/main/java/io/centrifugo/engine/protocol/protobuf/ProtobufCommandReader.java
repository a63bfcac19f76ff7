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

package io.centrifugo.engine.protocol.protobuf;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.schema.Commands;

/**
 * Commands of a frame, each behind its length.
 */
final class ProtobufCommandReader implements CommandReader {

	private final ProtobufReader in;

	private boolean started;

	ProtobufCommandReader(ProtobufReader in) {
		this.in = in;
	}

	@Override
	public @Nullable Command read() {
		if (this.in.atEnd()) {
			if (!this.started) {
				throw new MalformedFrameException("Frame without a command");
			}
			return null;
		}
		this.started = true;
		int end = this.in.enterDelimited();
		Command command = ProtobufFieldReader.read(this.in, Commands.COMMAND);
		this.in.leave(end);
		if (command.request() == null && command.id() != 0) {
			throw new MalformedFrameException("Command without a request");
		}
		return command;
	}

}

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

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.schema.Commands;

/**
 * Commands of a frame, one a line; what follows a command on its line is ignored.
 */
final class JsonCommandReader implements CommandReader {

	private final byte[] bytes;

	private final int end;

	private int position;

	private boolean started;

	/**
	 * Create a reader over a region.
	 * @param bytes the frame
	 * @param start the index of its first byte
	 * @param end the index behind its last byte
	 */
	JsonCommandReader(byte[] bytes, int start, int end) {
		this.bytes = bytes;
		this.position = start;
		this.end = end;
	}

	@Override
	public @Nullable Command read() {
		if (this.started && this.position >= this.end) {
			return null;
		}
		this.started = true;
		int lineEnd = this.position;
		while (lineEnd < this.end && this.bytes[lineEnd] != '\n') {
			lineEnd++;
		}
		JsonScanner scanner = new JsonScanner(this.bytes, this.position, lineEnd);
		Command command = new JsonReader(scanner).message(Commands.COMMAND);
		if (command.request() == null && command.id() != 0) {
			throw new MalformedFrameException("Command without a request");
		}
		this.position = lineEnd + 1;
		return command;
	}

}

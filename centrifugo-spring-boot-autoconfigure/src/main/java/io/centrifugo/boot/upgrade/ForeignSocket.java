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

package io.centrifugo.boot.upgrade;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A socket of a server that is not Netty, with the HTTP part behind it. Used by one event
 * loop; no method blocks.
 */
interface ForeignSocket {

	/**
	 * Read what has come.
	 * @param target where to put it
	 * @return how many bytes, 0 if there are none now, negative at the end
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Have the channel told, once, when there is more to read.
	 */
	void awaitReadable() throws IOException;

	/**
	 * Take bytes, all of them. Only when everything before them has gone out.
	 * @param bytes the bytes; may change as soon as this returns
	 */
	void write(ByteBuffer bytes) throws IOException;

	/**
	 * Send what was taken.
	 * @return whether everything has gone out; if not, the channel is told when it is
	 * worth another try
	 */
	boolean flush() throws IOException;

	void close();

	@Nullable SocketAddress remoteAddress();

}

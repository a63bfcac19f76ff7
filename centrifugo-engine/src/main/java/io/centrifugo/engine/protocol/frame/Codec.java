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

import io.netty.buffer.ByteBuf;

import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.reply.Reply;

/**
 * Encoding of single messages, without separators or transport framing. Stateless, safe
 * from any thread. Writers append to {@code out} and own no buffer.
 *
 * @since 0.1.0
 */
public interface Codec {

	ProtocolType type();

	/**
	 * Read the commands of one frame.
	 * @param frame the frame; stays the caller's, and must outlive the reader
	 * @return a reader positioned before the first command
	 */
	CommandReader reader(ByteBuf frame);

	/**
	 * Read a bare connect request, the input of unidirectional transports. JSON
	 * {@code null} counts as empty.
	 * @param message the request; stays the caller's
	 * @return the request
	 * @throws MalformedFrameException if it does not parse
	 */
	ConnectRequest readConnectRequest(ByteBuf message);

	/**
	 * Append a reply.
	 * @param reply the reply
	 * @param out where to append
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3506 if a payload cannot
	 * be carried by this encoding; {@code out} is then as it was
	 */
	void writeReply(Reply reply, ByteBuf out);

	/**
	 * Append a push, inside a reply for bidirectional connections.
	 * @param push the push
	 * @param unidirectional whether to write the bare push
	 * @param out where to append
	 * @throws io.centrifugo.engine.protocol.DisconnectException 3506 if a payload cannot
	 * be carried by this encoding; {@code out} is then as it was
	 */
	void writePush(Push push, boolean unidirectional, ByteBuf out);

	/**
	 * Append a server ping: an empty message.
	 * @param out where to append
	 */
	void writePing(ByteBuf out);

}

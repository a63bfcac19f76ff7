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

package io.centrifugo.engine.transport;

import java.io.IOException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * Writes one buffer to a socket without the detour through the channel's outbound buffer:
 * one system call and nothing else. Only for an epoll channel whose pipeline changes no
 * bytes.
 */
final class DirectWriter {

	private DirectWriter() {
	}

	/**
	 * Return the channel if it can be written directly, as long as its outbound buffer is
	 * empty.
	 * @param channel the channel, with its final pipeline but for handlers of HTTP
	 * @return the channel, or {@code null}
	 */
	static @Nullable EpollSocketChannel direct(Channel channel) {
		boolean plain = channel.pipeline().get(SslHandler.class) == null;
		return (plain && channel instanceof EpollSocketChannel epoll) ? epoll : null;
	}

	/**
	 * Write as much as the socket takes.
	 * @param channel the channel
	 * @param frame what to write; neither released nor moved
	 * @return how many bytes went out, maybe 0
	 * @throws IOException if the socket fails
	 */
	static int write(EpollSocketChannel channel, ByteBuf frame) throws IOException {
		ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
		if (buffer == null || !buffer.isEmpty() || !frame.hasMemoryAddress()) {
			return 0;
		}
		// send, not write: the kernel then asks nothing about files
		return ((Socket) channel.fd()).sendAddress(frame.memoryAddress(), frame.readerIndex(), frame.writerIndex());
	}

}

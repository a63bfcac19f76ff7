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

package io.centrifugo.engine.broker.redis;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.broker.BrokerEvents;
import io.centrifugo.engine.protocol.ClientInfo;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.Publication;
import io.centrifugo.engine.protocol.StreamPosition;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.ClientInfoProtobuf;
import io.centrifugo.engine.protocol.protobuf.PublicationProtobuf;

/**
 * What travels on a channel's pub/sub channel: a bare publication, or one behind its
 * position ({@code __p1:offset:epoch__}), or behind its position and the one before it
 * ({@code __d1:offset:epoch:length:…:length:…}), or a join or leave event. Binary parts
 * are never searched for separators.
 */
final class TrafficMessage {

	private static final byte[] JOIN = "__j__".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] LEAVE = "__l__".getBytes(StandardCharsets.US_ASCII);

	private static final int NUMBER_START = "__p1:".length();

	private final String channel;

	private final byte[] bytes;

	private final BrokerEvents events;

	private int position = NUMBER_START;

	private TrafficMessage(String channel, byte[] bytes, BrokerEvents events) {
		this.channel = channel;
		this.bytes = bytes;
		this.events = events;
	}

	static byte[] join(ClientInfo info) {
		return prefixed(JOIN, ClientInfoProtobuf.encode(info));
	}

	static byte[] leave(ClientInfo info) {
		return prefixed(LEAVE, ClientInfoProtobuf.encode(info));
	}

	private static byte[] prefixed(byte[] prefix, byte[] body) {
		byte[] message = new byte[prefix.length + body.length];
		System.arraycopy(prefix, 0, message, 0, prefix.length);
		System.arraycopy(body, 0, message, prefix.length, body.length);
		return message;
	}

	/**
	 * Read a message and hand it on.
	 * @throws MalformedFrameException if it is none of the forms
	 */
	static void deliver(String channel, byte[] bytes, BrokerEvents events) {
		new TrafficMessage(channel, bytes, events).deliver();
	}

	private void deliver() {
		if (this.bytes.length < 2 || this.bytes[0] != '_' || this.bytes[1] != '_') {
			publication(PublicationProtobuf.decode(this.bytes), StreamPosition.ZERO, false, null);
			return;
		}
		if (this.bytes.length < NUMBER_START) {
			throw new MalformedFrameException("Truncated broker message");
		}
		switch (this.bytes[2]) {
			case 'p' -> positioned();
			case 'd' -> withPrevious();
			case 'j' -> this.events.onJoin(this.channel, info());
			case 'l' -> this.events.onLeave(this.channel, info());
			default -> throw new MalformedFrameException("Unknown kind of broker message");
		}
	}

	private ClientInfo info() {
		return ClientInfoProtobuf.decode(this.bytes, NUMBER_START, this.bytes.length);
	}

	private void positioned() {
		long offset = number();
		int start = this.position;
		while (this.position + 1 < this.bytes.length
				&& (this.bytes[this.position] != '_' || this.bytes[this.position + 1] != '_')) {
			this.position++;
		}
		String epoch = text(start, this.position);
		this.position += 2;
		publication(rest(), new StreamPosition(offset, epoch), false, null);
	}

	private Publication rest() {
		if (this.position > this.bytes.length) {
			throw new MalformedFrameException("Truncated broker message");
		}
		return PublicationProtobuf.decode(this.bytes, this.position, this.bytes.length);
	}

	private void withPrevious() {
		long offset = number();
		int start = this.position;
		String epoch = text(start, next(':'));
		Publication previous = part();
		this.position++;
		Publication current = part();
		if (current == null) {
			throw new MalformedFrameException("Broker message without a publication");
		}
		publication(current, new StreamPosition(offset, epoch), true, previous);
	}

	private @Nullable Publication part() {
		long length = number();
		if (length < 0 || length > this.bytes.length - this.position) {
			throw new MalformedFrameException("Truncated broker message");
		}
		int start = this.position;
		this.position += (int) length;
		return (length != 0) ? PublicationProtobuf.decode(this.bytes, start, this.position) : null;
	}

	/**
	 * Read digits and the colon behind them.
	 */
	private long number() {
		int start = this.position;
		try {
			return Long.parseUnsignedLong(text(start, next(':')));
		}
		catch (NumberFormatException ex) {
			throw new MalformedFrameException("Broker message without a number");
		}
	}

	/**
	 * Move behind the next separator.
	 * @return where it is
	 */
	private int next(char separator) {
		int index = this.position;
		while (index < this.bytes.length && this.bytes[index] != separator) {
			index++;
		}
		if (index == this.bytes.length) {
			throw new MalformedFrameException("Truncated broker message");
		}
		this.position = index + 1;
		return index;
	}

	private String text(int start, int end) {
		return new String(this.bytes, start, end - start, StandardCharsets.UTF_8);
	}

	/**
	 * Hand on a publication. What it says of itself goes before what its header says.
	 */
	private void publication(Publication publication, StreamPosition header, boolean delta,
			@Nullable Publication previous) {
		boolean own = publication.offset() != 0 || !publication.epoch().isEmpty();
		StreamPosition position = own ? new StreamPosition(publication.offset(), publication.epoch()) : header;
		Payload base = publication.previousData();
		this.events.onPublication(this.channel, publication.toBuilder().offset(position.offset()).build(), position,
				delta || publication.delta(), base.isEmpty() ? previous : Publication.of(base));
	}

}

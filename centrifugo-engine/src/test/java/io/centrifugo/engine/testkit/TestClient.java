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

package io.centrifugo.engine.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.command.ConnectRequest;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.session.Connection;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.TransportInfo;

/**
 * A connection that records what its session sends. Its time is that of its loop.
 */
public final class TestClient implements Connection {

	private final VirtualLoop loop;

	private final TransportInfo transport;

	private final List<String> received = new ArrayList<>();

	private @Nullable Session session;

	private @Nullable Disconnect disconnect;

	private @Nullable CentrifugoException refusal;

	private long pendingBytes;

	private boolean readable = true;

	TestClient(VirtualLoop loop, TransportInfo transport) {
		this.loop = loop;
		this.transport = transport;
	}

	/**
	 * Describe a transport.
	 * @param form its wire form
	 * @return the description
	 */
	public static TransportInfo transport(WireForm form) {
		return new TransportInfo("websocket", form, false, true, Map.of(), "");
	}

	void attach(Session opened) {
		this.session = opened;
	}

	/**
	 * Return the session.
	 * @return the session
	 */
	public Session session() {
		Session opened = this.session;
		if (opened == null) {
			throw new IllegalStateException("No session");
		}
		return opened;
	}

	/**
	 * Send a frame, and let the loop run.
	 * @param lines commands
	 * @return this
	 */
	public TestClient send(String... lines) {
		return send(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Send a frame, and let the loop run.
	 * @param bytes the frame
	 * @return this
	 */
	public TestClient send(byte[] bytes) {
		ByteBuf frame = Unpooled.wrappedBuffer(bytes);
		try {
			session().onFrame(frame);
		}
		finally {
			frame.release();
		}
		this.loop.run();
		return this;
	}

	/**
	 * Send the request of a unidirectional connection, and let the loop run.
	 * @param json the request
	 * @return this
	 */
	public TestClient connect(String json) {
		ByteBuf message = Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
		try {
			ConnectRequest request = this.transport.wireForm().codec().readConnectRequest(message);
			session().connect(request);
		}
		finally {
			message.release();
		}
		this.loop.run();
		return this;
	}

	/**
	 * Lose the connection.
	 */
	public void drop() {
		session().onClosed(Disconnect.CONNECTION_CLOSED);
		this.loop.run();
	}

	/**
	 * Return and forget what was received: JSON as text with ids and epochs replaced by
	 * {@code C} and {@code E}, Protobuf as hexadecimal digits.
	 * @return the messages
	 */
	public List<String> take() {
		this.loop.run();
		List<String> messages = List.copyOf(this.received);
		this.received.clear();
		return messages;
	}

	/**
	 * Return and forget the only message that was received.
	 * @return the message
	 */
	public String takeOne() {
		List<String> messages = take();
		if (messages.size() != 1) {
			throw new AssertionError("Not one message but " + messages + ", disconnect " + this.disconnect);
		}
		return messages.get(0);
	}

	/**
	 * Return why the connection was closed.
	 * @return the code, 0 while it is open
	 */
	public int closeCode() {
		this.loop.run();
		return (this.disconnect != null) ? this.disconnect.code() : 0;
	}

	/**
	 * Return what a unidirectional connect failed with.
	 * @return the code, 0 if it did not
	 */
	public int refusalCode() {
		return (this.refusal != null) ? this.refusal.code() : 0;
	}

	/**
	 * Pretend that the peer does not read.
	 * @param bytes how much waits
	 */
	public void pendingBytes(long bytes) {
		this.pendingBytes = bytes;
	}

	public boolean readable() {
		return this.readable;
	}

	@Override
	public EventLoop eventLoop() {
		return this.loop.eventLoop();
	}

	@Override
	public TransportInfo transport() {
		return this.transport;
	}

	@Override
	public void write(ByteBuf frame) {
		try {
			if (this.transport.wireForm() == TestForms.PROTOBUF) {
				this.received.add(ByteBufUtil.hexDump(frame));
			}
			else {
				for (String line : frame.toString(StandardCharsets.UTF_8).split("\n")) {
					this.received.add(mask(line));
				}
			}
		}
		finally {
			frame.release();
		}
	}

	private String mask(String line) {
		String client = (this.session != null) ? this.session.clientId() : "";
		String masked = client.isEmpty() ? line : line.replace(client, "C");
		return masked.replaceAll("\"epoch\":\"[a-zA-Z]{8}\"", "\"epoch\":\"E\"");
	}

	@Override
	public long pendingBytes() {
		return this.pendingBytes;
	}

	@Override
	public void setReadable(boolean mayRead) {
		this.readable = mayRead;
	}

	@Override
	public void close(Disconnect reason) {
		if (this.disconnect == null) {
			this.disconnect = reason;
			this.loop.eventLoop().execute(() -> session().onClosed(reason));
		}
	}

	@Override
	public void refuse(CentrifugoException cause, Disconnect reason) {
		this.refusal = cause;
		close(reason);
	}

}

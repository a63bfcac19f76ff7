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

package io.centrifugo.engine.session.client;

import java.util.ArrayDeque;
import java.util.Deque;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.protocol.Disconnect;
import io.centrifugo.engine.protocol.command.Command;
import io.centrifugo.engine.protocol.frame.CommandReader;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.session.flow.CommandOrder;

/**
 * Runs commands in order: each is decoded only when those before it are done, or fewer of
 * them run than may run at a time. Frames that must wait are kept; when there are
 * several, reading stops, and when they grow over a bound, the connection is closed.
 */
final class CommandQueue implements CommandOrder {

	private static final Logger logger = LoggerFactory.getLogger(CommandQueue.class);

	private static final int STOP_READING_AT = 4;

	private static final int MAX_WAITING_BYTES = 1024 * 1024;

	private final ClientSession session;

	private @Nullable CommandReader reader;

	private @Nullable ByteBuf frame;

	private @Nullable Deque<ByteBuf> waiting;

	private int waitingBytes;

	private int running;

	private int unreported;

	private boolean borrowed;

	private boolean busy;

	private boolean stopped;

	private boolean held;

	CommandQueue(ClientSession session) {
		this.session = session;
	}

	/**
	 * Run the commands of a frame, now or later.
	 * @param next the frame; stays the caller's
	 */
	void accept(ByteBuf next) {
		if (this.busy || this.reader != null || this.waiting != null) {
			enqueue(next);
			return;
		}
		start(next, true);
		run();
		if (this.reader != null && this.borrowed) {
			next.retain();
			this.borrowed = false;
		}
	}

	private void start(ByteBuf next, boolean isBorrowed) {
		this.frame = next;
		this.borrowed = isBorrowed;
		this.unreported = next.readableBytes();
		this.reader = this.session.wireForm().codec().reader(next);
	}

	private void enqueue(ByteBuf next) {
		this.waitingBytes += next.readableBytes();
		if (this.waitingBytes > MAX_WAITING_BYTES) {
			logger.debug("Client {} sends faster than its commands run", this.session.clientId());
			this.session.close(Disconnect.TOO_MANY_REQUESTS);
			return;
		}
		if (this.waiting == null) {
			this.waiting = new ArrayDeque<>(STOP_READING_AT);
		}
		this.waiting.add(next.retain());
		if (!this.stopped && this.waiting.size() >= STOP_READING_AT) {
			this.stopped = true;
			this.session.connection().setReadable(false);
		}
	}

	@Override
	public void onFinished() {
		this.running--;
		if (!this.busy) {
			if (this.session.phase() == Phase.REFUSED) {
				clear();
			}
			run();
		}
	}

	@Override
	public void hold() {
		this.held = true;
	}

	@Override
	public void proceed() {
		this.held = false;
	}

	private void run() {
		this.busy = true;
		try {
			while (mayRun() && hasFrame()) {
				runNext();
			}
		}
		finally {
			this.busy = false;
		}
		if (this.stopped && this.waiting == null && !this.session.closed()) {
			this.stopped = false;
			this.session.connection().setReadable(true);
		}
	}

	private boolean mayRun() {
		if (this.held || this.session.closed() || this.session.phase() == Phase.CONNECTING) {
			return false;
		}
		return this.running < Math.max(1, this.session.shared().options().limits().concurrency());
	}

	private boolean hasFrame() {
		if (this.reader != null) {
			return true;
		}
		ByteBuf next = (this.waiting != null) ? this.waiting.poll() : null;
		if (next == null) {
			this.waiting = null;
			return false;
		}
		this.waitingBytes -= next.readableBytes();
		if (this.waiting != null && this.waiting.isEmpty()) {
			this.waiting = null;
		}
		start(next, false);
		return true;
	}

	private void runNext() {
		Command command;
		try {
			command = (this.reader != null) ? this.reader.read() : null;
		}
		catch (MalformedFrameException ex) {
			logger.debug("Client {} sent a malformed frame: {}", this.session.clientId(), ex.getMessage());
			this.session.close(Disconnect.BAD_REQUEST);
			return;
		}
		if (command == null) {
			dropFrame();
			return;
		}
		int size = this.unreported;
		this.unreported = 0;
		this.running++;
		CommandDispatcher.dispatch(this.session, command, size);
		if (this.session.phase() == Phase.REFUSED) {
			clear();
		}
	}

	/**
	 * Take a command that is done already.
	 */
	void skip() {
		this.running--;
	}

	private void dropFrame() {
		ByteBuf done = this.frame;
		this.frame = null;
		this.reader = null;
		if (done != null && !this.borrowed) {
			done.release();
		}
		this.borrowed = false;
	}

	/**
	 * Drop everything.
	 */
	void clear() {
		dropFrame();
		if (this.waiting != null) {
			this.waiting.forEach(ByteBuf::release);
			this.waiting = null;
		}
		this.waitingBytes = 0;
	}

}

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

package io.centrifugo.benchmarks.faults.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.centrifugo.benchmarks.faults.cluster.TcpProxy.Dead;
import io.centrifugo.benchmarks.faults.cluster.TcpProxy.Way;

/**
 * One connection through a {@link TcpProxy}.
 */
final class ProxiedConnection {

	private static final int CHUNK = 16 * 1024;

	private static final int CHUNKS = 64;

	private static final Duration DEAD_STEP = Duration.ofMillis(20);

	private final Socket client;

	private final Socket broker;

	private final Supplier<Way> way;

	private volatile boolean subscribed;

	private volatile boolean closed;

	ProxiedConnection(Socket client, Socket broker, Supplier<Way> way) {
		this.client = client;
		this.broker = broker;
		this.way = way;
	}

	void start(Runnable onClosed) throws IOException {
		this.client.setTcpNoDelay(true);
		this.broker.setTcpNoDelay(true);
		pump(this.client, this.broker, true, onClosed);
		pump(this.broker, this.client, false, onClosed);
	}

	private void pump(Socket from, Socket to, boolean up, Runnable onClosed) throws IOException {
		BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(CHUNKS);
		InputStream in = from.getInputStream();
		OutputStream out = to.getOutputStream();
		TcpProxy.start(() -> run(() -> read(in, queue, up), onClosed), "proxy-in");
		TcpProxy.start(() -> run(() -> write(queue, out), onClosed), "proxy-out");
	}

	private void run(Pump pump, Runnable onClosed) {
		try {
			pump.run();
		}
		catch (IOException ex) {
			// Closed, by either side or by us
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
		onClosed.run();
	}

	private void read(InputStream in, BlockingQueue<Chunk> queue, boolean up) throws IOException, InterruptedException {
		byte[] buffer = new byte[CHUNK];
		int length = in.read(buffer);
		while (length >= 0 && !this.closed) {
			byte[] bytes = new byte[length];
			System.arraycopy(buffer, 0, bytes, 0, length);
			if (up && !this.subscribed) {
				this.subscribed = new String(bytes, StandardCharsets.ISO_8859_1).contains("SUBSCRIBE");
			}
			offer(queue, new Chunk(bytes, System.nanoTime() + this.way.get().latency().toNanos()));
			length = in.read(buffer);
		}
	}

	private void offer(BlockingQueue<Chunk> queue, Chunk chunk) throws InterruptedException {
		while (!this.closed && !queue.offer(chunk, DEAD_STEP.toMillis(), TimeUnit.MILLISECONDS)) {
			Thread.onSpinWait();
		}
	}

	private void write(BlockingQueue<Chunk> queue, OutputStream out) throws IOException, InterruptedException {
		while (!this.closed) {
			Chunk chunk = queue.poll(1, TimeUnit.SECONDS);
			if (chunk == null) {
				continue;
			}
			while (isDead() && !this.closed) {
				Waiting.pass(DEAD_STEP);
			}
			Waiting.pass(Duration.ofNanos(chunk.due() - System.nanoTime()));
			write(chunk.bytes(), out);
		}
	}

	private void write(byte[] bytes, OutputStream out) throws IOException {
		Integer rate = this.way.get().bytesPerSecond();
		int step = (rate != null) ? Math.max(1, rate / 20) : bytes.length;
		for (int start = 0; start < bytes.length; start += step) {
			out.write(bytes, start, Math.min(step, bytes.length - start));
			if (this.way.get().bytesPerSecond() != null) {
				Waiting.pass(Duration.ofMillis(50));
			}
		}
	}

	private boolean isDead() {
		Dead dead = this.way.get().dead();
		return dead == Dead.ALL || (dead == Dead.SUBSCRIBED && this.subscribed);
	}

	void close() {
		this.closed = true;
		close(this.client);
		close(this.broker);
	}

	static void close(@Nullable Socket socket) {
		if (socket != null) {
			try {
				socket.close();
			}
			catch (IOException ex) {
				// It is gone either way
			}
		}
	}

	/**
	 * Bytes on their way.
	 *
	 * @param bytes the bytes
	 * @param due when they may arrive
	 */
	private record Chunk(byte[] bytes, long due) {
	}

	/**
	 * Moves bytes.
	 */
	private interface Pump {

		void run() throws IOException, InterruptedException;

	}

}

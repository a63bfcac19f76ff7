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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The way between a node and its broker, which can be made long, narrow or dead. Two
 * threads for each connection: there are few of them.
 *
 * @since 0.1.0
 */
public final class TcpProxy implements AutoCloseable {

	private final ServerSocket server;

	private final int target;

	private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

	private volatile Way way = Way.CLEAR;

	private volatile boolean refusing;

	/**
	 * Open a way.
	 * @param target the port to which it leads
	 */
	public TcpProxy(int target) {
		this.target = target;
		try {
			this.server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept, "proxy");
	}

	static void start(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Return where it begins.
	 * @return the port
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			Socket client = null;
			try {
				client = this.server.accept();
				if (this.refusing) {
					client.close();
					continue;
				}
				Socket broker = new Socket(InetAddress.getLoopbackAddress(), this.target);
				ProxiedConnection connection = new ProxiedConnection(client, broker, () -> this.way);
				this.connections.add(connection);
				connection.start(() -> this.connections.remove(connection));
			}
			catch (IOException ex) {
				ProxiedConnection.close(client);
			}
		}
	}

	/**
	 * Change the way, for all connections there are and will be.
	 * @param changed how it is from now on
	 */
	public void set(Way changed) {
		this.way = changed;
	}

	/**
	 * Accept no more connections, or do.
	 * @param refuse whether dials fail
	 */
	public void refuse(boolean refuse) {
		this.refusing = refuse;
	}

	/**
	 * Cut the connections there are.
	 */
	public void cut() {
		this.connections.forEach(ProxiedConnection::close);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		cut();
	}

	/**
	 * How a way is.
	 *
	 * @param latency how long each byte is under way, in each direction
	 * @param bytesPerSecond how much goes through, or null for everything
	 * @param dead which connections nothing comes through
	 */
	public record Way(Duration latency, @Nullable Integer bytesPerSecond, Dead dead) {

		/** Nothing in between. */
		public static final Way CLEAR = new Way(Duration.ZERO, null, Dead.NONE);

		/** Connections look open, and nothing comes through. */
		public static final Way DEAD = new Way(Duration.ZERO, null, Dead.ALL);

		/** Commands work, but nothing that was subscribed to comes through. */
		public static final Way DEAF = new Way(Duration.ZERO, null, Dead.SUBSCRIBED);

	}

	/**
	 * Which connections nothing comes through.
	 */
	public enum Dead {

		/** None. */
		NONE,

		/** Those that have subscribed to something. */
		SUBSCRIBED,

		/** All. */
		ALL

	}

}

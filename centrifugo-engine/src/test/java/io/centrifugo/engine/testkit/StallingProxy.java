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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to a server that can go dead without a sign, as behind some firewalls.
 */
public final class StallingProxy implements AutoCloseable {

	private final ServerSocket server;

	private final int target;

	private final List<Link> links = new CopyOnWriteArrayList<>();

	public StallingProxy(int target) {
		this.target = target;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		daemon(this::accept);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Let nothing through the connections that are open now; new ones work.
	 */
	public void stall() {
		this.links.forEach((link) -> link.stalled = true);
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "stalling-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket client = this.server.accept();
				Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), this.target));
				this.links.add(link);
				daemon(() -> link.copy(link.client, link.server));
				daemon(() -> link.copy(link.server, link.client));
			}
		}
		catch (IOException ex) {
			this.links.forEach(Link::close);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Link {

		private final Socket client;

		private final Socket server;

		private volatile boolean stalled;

		private Link(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		private void copy(Socket from, Socket to) {
			byte[] buffer = new byte[8192];
			try {
				int length = from.getInputStream().read(buffer);
				while (length >= 0) {
					if (!this.stalled) {
						to.getOutputStream().write(buffer, 0, length);
					}
					length = from.getInputStream().read(buffer);
				}
				close();
			}
			catch (IOException ex) {
				close();
			}
		}

		private void close() {
			try {
				this.client.close();
				this.server.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}

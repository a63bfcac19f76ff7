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
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Redis that keeps nothing on disk.
 *
 * @since 0.1.0
 */
public final class RedisServer {

	private final int port = Ports.free();

	private final Path folder;

	private ServerProcess process;

	/**
	 * Start a server.
	 * @param folder for what it prints
	 */
	public RedisServer(Path folder) {
		this.folder = folder;
		this.process = launch();
	}

	private ServerProcess launch() {
		List<String> command = List.of("redis-server", "--port", String.valueOf(this.port), "--bind", "127.0.0.1",
				"--save", "", "--appendonly", "no", "--dir", this.folder.toString());
		return ServerProcess.start(command, Map.of(), this.folder.resolve("redis.log"), () -> Ports.accepts(this.port));
	}

	/**
	 * Return where it listens.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Kill it.
	 */
	public void kill() {
		this.process.kill();
	}

	/**
	 * Start it again, empty.
	 */
	public void restart() {
		this.process = launch();
	}

	/**
	 * Stop it where it is: connections stay open, nobody answers.
	 */
	public void pause() {
		this.process.pause();
	}

	/**
	 * Let it go on.
	 */
	public void resume() {
		this.process.resume();
	}

	/**
	 * Give it a command without blanks in its arguments, and forget the answer.
	 * @param line the command
	 */
	public void command(String line) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void stop() {
		this.process.stop();
	}

}

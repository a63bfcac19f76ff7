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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node: the sample's jar with a configuration file of the original's kind.
 *
 * @since 0.1.0
 */
public final class NodeServer {

	private static final Duration HEALTH_PATIENCE = Duration.ofMillis(800);

	private static final Duration READY_LIMIT = Duration.ofSeconds(60);

	private static final int OK = 200;

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(HEALTH_PATIENCE)
		.build();

	private final int port = Ports.free();

	private final List<String> command;

	private final Map<String, String> environment;

	private final Path output;

	private ServerProcess process;

	/**
	 * Start a node.
	 * @param name its name
	 * @param files where its files are
	 * @param backend environment that says how to reach the others
	 */
	public NodeServer(String name, ClusterFiles files, Map<String, String> backend) {
		this.command = List.of(files.java(), "-XX:TieredStopAtLevel=1", "-Xmx1g", "-jar", files.jar().toString(),
				"--config=" + files.configuration());
		this.environment = new HashMap<>(backend);
		this.environment.put("CENTRIFUGO_HTTP_SERVER_PORT", String.valueOf(this.port));
		this.environment.put("CENTRIFUGO_NODE_NAME", name);
		this.output = files.folder().resolve(name + ".log");
		this.process = launch();
	}

	private ServerProcess launch() {
		return ServerProcess.start(this.command, this.environment, this.output, this::ready);
	}

	/**
	 * Return where it listens.
	 * @return the port
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Ask whether it takes clients.
	 * @return whether it says so, and soon
	 */
	public boolean ready() {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/actuator/health/readiness"))
			.timeout(HEALTH_PATIENCE)
			.build();
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Kill it.
	 */
	public void kill() {
		this.process.kill();
	}

	/**
	 * Start it again, on the same port.
	 */
	public void restart() {
		this.process = launch();
	}

	/**
	 * Have it run and ready, whatever happened to it.
	 */
	public void repair() {
		if (!this.process.isAlive()) {
			restart();
		}
		else if (!Waiting.until(this::ready, READY_LIMIT)) {
			throw new IllegalStateException("Not ready again, see " + this.output);
		}
	}

	/**
	 * Stop it where it is.
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
	 * Ask it to end, as a rolling restart does.
	 */
	public void stop() {
		this.process.stop();
	}

}

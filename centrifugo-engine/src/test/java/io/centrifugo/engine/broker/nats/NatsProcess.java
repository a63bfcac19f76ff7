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

package io.centrifugo.engine.broker.nats;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import io.centrifugo.engine.broker.nats.connection.NatsLinkOptions;
import io.centrifugo.engine.broker.nats.connection.NatsServers;
import io.centrifugo.engine.testkit.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A NATS server for one test class. Tests are skipped where none is installed.
 */
public final class NatsProcess implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final int port = FreePort.find();

	private final int monitorPort = FreePort.find();

	private final List<String> arguments;

	private @Nullable Process process;

	/**
	 * Start a server.
	 * @param arguments more of its arguments
	 */
	public NatsProcess(String... arguments) {
		this.arguments = List.of(arguments);
		start();
	}

	private static String executable() {
		String path = Stream.of(System.getenv("PATH").split(File.pathSeparator), new String[] { "/usr/sbin" })
			.flatMap(Stream::of)
			.map((folder) -> new File(folder, "nats-server"))
			.filter(File::canExecute)
			.map(File::getPath)
			.findFirst()
			.orElse("");
		Assumptions.assumeFalse(path.isEmpty(), "No nats-server is installed (Debian package nats-server)");
		return path;
	}

	/**
	 * Start the server, again if it was stopped.
	 */
	public void start() {
		List<String> command = new ArrayList<>(List.of(executable(), "--addr", "127.0.0.1", "--port", "" + this.port,
				"--http_port", "" + this.monitorPort));
		command.addAll(this.arguments);
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		await().atMost(LIMIT).until(this::answers);
	}

	private boolean answers() {
		assertThat(this.process).isNotNull().matches(Process::isAlive);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.getInputStream().read() == 'I';
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Stop the server.
	 */
	public void stop() {
		Process running = this.process;
		if (running != null) {
			running.destroy();
			try {
				assertThat(running.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		this.process = null;
	}

	public int port() {
		return this.port;
	}

	/**
	 * Return options for this server, with an answer time-out that a slow machine does
	 * not exceed.
	 */
	public NatsLinkOptions options() {
		return options(this.port);
	}

	/**
	 * Return options for a server at a port.
	 */
	public static NatsLinkOptions options(int port) {
		return NatsLinkOptions.DEFAULTS.withServers(NatsServers.parse("nats://127.0.0.1:" + port))
			.withTimeouts(LIMIT, LIMIT)
			.withProbes(LIMIT, Duration.ofSeconds(3))
			.withReceivers(2);
	}

	/**
	 * Return the subjects that clients are subscribed to at the server.
	 */
	public List<String> subscriptions() {
		List<String> found = new ArrayList<>();
		Matcher matcher = Pattern.compile("\"subscriptions_list\": \\[([^]]*)]").matcher(get("/connz?subs=1"));
		while (matcher.find()) {
			Stream.of(matcher.group(1).split(","))
				.map((subject) -> subject.strip().replace("\"", ""))
				.filter((subject) -> !subject.isEmpty())
				.forEach(found::add);
		}
		return found;
	}

	private String get(String path) {
		try (InputStream in = URI.create("http://127.0.0.1:" + this.monitorPort + path).toURL().openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		stop();
	}

}

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process of ours that serves, with the signals that it can be given.
 */
final class ServerProcess {

	private static final Duration START_LIMIT = Duration.ofSeconds(120);

	private static final int STOP_SECONDS = 10;

	private final Process process;

	private ServerProcess(Process process) {
		this.process = process;
	}

	/**
	 * Start a process, and wait until it serves. It ends with this one at the latest.
	 */
	static ServerProcess start(List<String> command, Map<String, String> environment, Path output,
			BooleanSupplier serves) {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
		builder.environment().putAll(environment);
		try {
			ServerProcess started = new ServerProcess(builder.start());
			Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
			boolean serving = Waiting.until(() -> !started.process.isAlive() || serves.getAsBoolean(), START_LIMIT);
			if (!serving || !started.process.isAlive()) {
				started.kill();
				throw new IllegalStateException(command.get(0) + " did not start, see " + output);
			}
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * End it at once, like {@code kill -9}.
	 */
	void kill() {
		await(this.process.destroyForcibly());
	}

	/**
	 * End it in good order, if it goes.
	 */
	void stop() {
		signal("CONT");
		this.process.destroy();
		if (!await(this.process)) {
			kill();
		}
	}

	private static boolean await(Process ending) {
		try {
			return ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Stop it where it is, like a long pause of garbage collection or of the machine.
	 */
	void pause() {
		signal("STOP");
	}

	void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		if (this.process.isAlive()) {
			try {
				await(new ProcessBuilder("kill", "-" + name, String.valueOf(this.process.pid())).start());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}

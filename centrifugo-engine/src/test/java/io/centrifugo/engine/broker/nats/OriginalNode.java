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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

import io.centrifugo.engine.testkit.FreePort;

import static org.awaitility.Awaitility.await;

/**
 * A node of the original, by its own binary, which CENTRIFUGO_BINARY names. Tests are
 * skipped where it does not.
 */
final class OriginalNode implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port = FreePort.find();

	private final Process process;

	OriginalNode(Path folder, int natsPort) {
		String binary = System.getenv().getOrDefault("CENTRIFUGO_BINARY", "");
		Assumptions.assumeFalse(binary.isEmpty(), "CENTRIFUGO_BINARY names no binary of the original");
		try {
			Path config = Files.writeString(folder.resolve("config.json"), """
					{
					  "node": { "name": "original" },
					  "http_server": { "address": "127.0.0.1", "port": %d },
					  "client": { "insecure": true, "allowed_origins": ["*"] },
					  "http_api": { "insecure": true },
					  "channel": { "without_namespace": { "join_leave": true, "force_push_join_leave": true,
					    "allow_subscribe_for_anonymous": true, "allow_subscribe_for_client": true } },
					  "broker": { "enabled": true, "type": "nats", "nats": { "url": "nats://127.0.0.1:%d" } },
					  "usage_stats": { "disabled": true }
					}
					""".formatted(this.port, natsPort));
			this.process = new ProcessBuilder(binary, "--config", config.toString()).redirectErrorStream(true)
				.redirectOutput(folder.resolve("original.log").toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		await().atMost(LIMIT).ignoreExceptions().until(() -> api("info", "{}").contains("original"));
	}

	int port() {
		return this.port;
	}

	/**
	 * Call the server API.
	 */
	String api(String method, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/api/" + method))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
	}

}

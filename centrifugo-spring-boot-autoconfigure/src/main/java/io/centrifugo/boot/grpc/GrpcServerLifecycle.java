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

package io.centrifugo.boot.grpc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.grpc.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import io.centrifugo.boot.server.LocalPort;
import io.centrifugo.boot.server.ServerPortInUseException;

/**
 * Starts and stops a server that speaks gRPC, in the phase of Spring Boot's web servers.
 * Calls that run when it stops may end.
 */
final class GrpcServerLifecycle implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(GrpcServerLifecycle.class);

	private static final int PHASE = DEFAULT_PHASE - 2048;

	private static final long STOP_SECONDS = 10;

	private final String what;

	private final Server server;

	private final String prefix;

	private final int port;

	private final LocalPort localPort;

	private volatile boolean running;

	/**
	 * Create for a server.
	 * @param what what it serves
	 * @param server the server
	 * @param prefix the properties that it is made of
	 * @param port the port that it is to have
	 * @param localPort where to publish the port that it has
	 */
	GrpcServerLifecycle(String what, Server server, String prefix, int port, LocalPort localPort) {
		this.what = what;
		this.server = server;
		this.prefix = prefix;
		this.port = port;
		this.localPort = localPort;
	}

	@Override
	public void start() {
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new ServerPortInUseException(this.prefix + ".port", this.port, ex);
		}
		this.running = true;
		this.localPort.set(this.server.getPort());
		logger.info("Centrifugo serves its {} on port {}", this.what, this.server.getPort());
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			if (!this.server.shutdown().awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.server.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.server.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}

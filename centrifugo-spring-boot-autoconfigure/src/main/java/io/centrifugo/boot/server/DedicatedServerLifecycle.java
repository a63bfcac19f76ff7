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

package io.centrifugo.boot.server;

import java.time.Duration;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpResources;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * Starts and stops the server of our own, in the phase of Spring Boot's web servers. A
 * thread that waits for the server keeps the process up.
 */
final class DedicatedServerLifecycle implements SmartLifecycle {

	/** That of Spring Boot's web servers, which may be absent here. */
	static final int PHASE = DEFAULT_PHASE - 2048;

	private static final Logger logger = LoggerFactory.getLogger(DedicatedServerLifecycle.class);

	private static final String THREAD_PREFIX = "centrifugo";

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private final HttpServer httpServer;

	private final int port;

	private final String description;

	private final IntConsumer portListener;

	private @Nullable DisposableServer server;

	private @Nullable LoopResources loops;

	DedicatedServerLifecycle(HttpServer httpServer, int port, String description, IntConsumer portListener) {
		this.httpServer = httpServer;
		this.port = port;
		this.description = description;
		this.portListener = portListener;
	}

	@Override
	public void start() {
		DisposableServer started = bind();
		this.server = started;
		this.portListener.accept(started.port());
		Thread awaitThread = new Thread(() -> started.onDispose().block(), "centrifugo-server");
		awaitThread.setContextClassLoader(getClass().getClassLoader());
		awaitThread.setDaemon(false);
		awaitThread.start();
		logger.info("Centrifugo serves {} on port {}", this.description, started.port());
	}

	private DisposableServer bind() {
		try {
			return withLoops().bindNow();
		}
		catch (ChannelBindException ex) {
			throw new ServerPortInUseException("centrifugo.http-server.port", this.port, ex);
		}
	}

	/**
	 * Give the server loops of its own, unless a customizer has chosen some.
	 */
	private HttpServer withLoops() {
		if (this.httpServer.configuration().loopResources() != HttpResources.get()) {
			return this.httpServer;
		}
		LoopResources created = EventLoops.create(THREAD_PREFIX);
		this.loops = created;
		return this.httpServer.runOn(created);
	}

	@Override
	public void stop() {
		DisposableServer running = this.server;
		this.server = null;
		if (running != null) {
			running.disposeNow(STOP_TIMEOUT);
		}
		LoopResources idle = this.loops;
		this.loops = null;
		if (idle != null) {
			idle.disposeLater(Duration.ZERO, STOP_TIMEOUT).block(STOP_TIMEOUT);
		}
	}

	@Override
	public boolean isRunning() {
		return this.server != null;
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

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

package io.centrifugo.engine.broker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;

import io.centrifugo.engine.protocol.CentrifugoException;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Turns whatever goes wrong with what a broker depends on into error 100, and logs at
 * most one a second: when a backend is away, everything fails. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class BackendFailures {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final Logger logger;

	private final String what;

	private final AtomicLong nextLog = new AtomicLong(System.nanoTime());

	/**
	 * Create for a backend.
	 * @param logger where to log
	 * @param what what failed, for the log
	 */
	public BackendFailures(Logger logger, String what) {
		this.logger = logger;
		this.what = what;
	}

	/**
	 * Return what callers get to see.
	 * @param failure what went wrong
	 * @return the failure if it is made for callers, else error 100
	 */
	public Throwable translate(Throwable failure) {
		if (failure instanceof CentrifugoException) {
			return failure;
		}
		warn(this.what, failure);
		this.logger.debug(this.what, failure);
		return ProtocolError.INTERNAL.toException();
	}

	/**
	 * Log a warning, unless something was logged less than a second ago.
	 * @param subject what it is about
	 * @param text what to say of it, read only if it is logged
	 */
	public void warn(String subject, Object text) {
		long now = System.nanoTime();
		long next = this.nextLog.get();
		if (now - next >= 0 && this.nextLog.compareAndSet(next, now + INTERVAL)) {
			this.logger.warn("{}: {}", subject, text.toString());
		}
	}

}

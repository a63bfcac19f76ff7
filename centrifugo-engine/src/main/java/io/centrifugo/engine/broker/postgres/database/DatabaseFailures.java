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

package io.centrifugo.engine.broker.postgres.database;

import java.util.Set;

import io.r2dbc.spi.R2dbcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.centrifugo.engine.broker.BackendFailures;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * Turns whatever goes wrong with the database into error 100, and logs at most one a
 * second: when the database is away, everything fails. Data that the database refuses, as
 * what is not JSON where JSON is stored, is error 107.
 *
 * @since 0.1.0
 */
public final class DatabaseFailures {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseFailures.class);

	private static final BackendFailures FAILURES = new BackendFailures(logger, "Database call failed");

	/** What is no JSON, has characters that cannot be stored, or is too deep. */
	private static final Set<String> REFUSED = Set.of("22P02", "22P05", "22021", "54001");

	private DatabaseFailures() {
	}

	/**
	 * Return what callers get to see.
	 * @param failure what went wrong
	 * @return the failure if it is made for callers, else error 100 or 107
	 */
	public static Throwable translate(Throwable failure) {
		if (failure instanceof R2dbcException refused && refused.getSqlState() != null
				&& REFUSED.contains(refused.getSqlState())) {
			logger.debug("Database refuses what was to be published", failure);
			return ProtocolError.BAD_REQUEST.toException();
		}
		return FAILURES.translate(failure);
	}

}

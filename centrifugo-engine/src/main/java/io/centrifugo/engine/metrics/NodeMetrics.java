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

package io.centrifugo.engine.metrics;

import java.util.function.LongSupplier;

/**
 * Recorder of what a node does as a whole.
 *
 * @since 0.1.0
 */
public interface NodeMetrics {

	/**
	 * Count an action.
	 * @param action what was done
	 */
	void action(NodeAction action);

	/**
	 * Count a message handed to the broker.
	 * @param message its kind
	 */
	void sent(BrokerMessage message);

	/**
	 * Count a message that the broker handed over.
	 * @param message its kind
	 */
	void received(BrokerMessage message);

	/**
	 * Record a survey.
	 * @param op operation
	 * @param nanos how long it took
	 */
	void survey(String op, long nanos);

	/**
	 * Record the local fan-out of a publication.
	 * @param nanos how long it took
	 */
	void broadcast(long nanos);

	/**
	 * Record how long a publication travelled.
	 * @param millis receive time minus publish time
	 */
	void pubSubLag(long millis);

	/**
	 * Count publications withheld by tags filters.
	 * @param count how many
	 */
	void filtered(long count);

	/** Count a connection refused by the node's limit. */
	void connectionLimitReached();

	/**
	 * Count a request to an instrumented HTTP endpoint.
	 * @param path configured path, never the raw one
	 * @param method the HTTP method
	 * @param status answered status
	 */
	void httpRequest(String path, String method, int status);

	/**
	 * Publish this node's version.
	 * @param version the version
	 */
	void build(String version);

	/**
	 * Publish a number that is read when metrics are.
	 * @param gauge which number
	 * @param value cheap, callable from any thread
	 */
	void gauge(NodeGauge gauge, LongSupplier value);

}

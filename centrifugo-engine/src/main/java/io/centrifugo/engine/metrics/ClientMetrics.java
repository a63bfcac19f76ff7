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

/**
 * Recorder of what clients do.
 *
 * @since 0.1.0
 */
public interface ClientMetrics {

	/**
	 * Record a handled command.
	 * @param method kind of command
	 * @param nanos time until its reply was written
	 */
	void command(FrameType method, long nanos);

	/**
	 * Count an error reply.
	 * @param method kind of command
	 * @param code error code
	 */
	void replyError(FrameType method, int code);

	/**
	 * Count an unsubscribe by the server.
	 * @param code unsubscribe code
	 */
	void serverUnsubscribe(int code);

	/**
	 * Count a disconnect by the server.
	 * @param code disconnect code
	 */
	void serverDisconnect(int code);

	/**
	 * Count an attempt to recover a subscription.
	 * @param recovered whether nothing was missed
	 * @param publications how many were recovered
	 */
	void recover(boolean recovered, int publications);

	/**
	 * Return the recorder of connections with given labels.
	 * @param transport transport name
	 * @param acceptProtocol {@code h1}, {@code h2}, {@code h3} or empty
	 * @param clientName one of a configured list, {@code unregistered} or {@code unnamed}
	 * @param clientVersion one of a configured list, {@code unregistered} or
	 * {@code unversioned}
	 * @return the same recorder for the same values
	 */
	InflightMetrics connections(String transport, String acceptProtocol, String clientName, String clientVersion);

	/**
	 * Return the recorder of subscriptions of clients with a given name.
	 * @param clientName as in {@link #connections}
	 * @return the same recorder for the same name
	 */
	InflightMetrics subscriptions(String clientName);

}

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
 * Entry to the recorders, one for each subject. Recorders may be called from any thread
 * and cost one addition to a striped counter; those with a parameter are to be fetched
 * once and kept.
 *
 * @since 0.1.0
 */
public interface EngineMetrics {

	/** Records nothing. */
	EngineMetrics NOOP = new NoopMetrics();

	NodeMetrics node();

	ClientMetrics client();

	/**
	 * Return the recorder of a transport.
	 * @param name transport name, such as {@code websocket}
	 * @return the same recorder for the same name
	 */
	TransportMetrics transport(String name);

	/**
	 * Return the recorder of a broker.
	 * @param name name of the broker, empty if there is but one
	 * @return the same recorder for the same name
	 */
	BrokerMetrics broker(String name);

	/**
	 * Return the recorder of one way into the server API.
	 * @param protocol {@code http}, {@code grpc} or {@code consuming}
	 * @return the same recorder for the same protocol
	 */
	ApiMetrics api(String protocol);

	/**
	 * Return the recorder of a proxy.
	 * @param protocol {@code http} or {@code grpc}
	 * @param type event, such as {@code connect}
	 * @param name configured name
	 * @return the same recorder for the same values
	 */
	ProxyMetrics proxy(String protocol, String type, String name);

	/**
	 * Return the recorder of an asynchronous consumer.
	 * @param name configured name
	 * @return the same recorder for the same name
	 */
	ConsumerMetrics consumer(String name);

}

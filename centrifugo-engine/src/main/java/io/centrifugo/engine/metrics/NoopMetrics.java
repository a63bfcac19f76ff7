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
 * Every recorder at once, recording nothing.
 */
final class NoopMetrics implements EngineMetrics, NodeMetrics, ClientMetrics, BrokerMetrics, ProxyMetrics {

	private static final TransportMetrics TRANSPORT = new NoopTransport();

	private static final ApiMetrics API = new NoopApi();

	private static final NoopCounts COUNTS = new NoopCounts();

	@Override
	public NodeMetrics node() {
		return this;
	}

	@Override
	public ClientMetrics client() {
		return this;
	}

	@Override
	public TransportMetrics transport(String name) {
		return TRANSPORT;
	}

	@Override
	public BrokerMetrics broker(String name) {
		return this;
	}

	@Override
	public ApiMetrics api(String protocol) {
		return API;
	}

	@Override
	public ProxyMetrics proxy(String protocol, String type, String name) {
		return this;
	}

	@Override
	public ConsumerMetrics consumer(String name) {
		return COUNTS;
	}

	@Override
	public void action(NodeAction action) {
	}

	@Override
	public void sent(BrokerMessage message) {
	}

	@Override
	public void received(BrokerMessage message) {
	}

	@Override
	public void survey(String op, long nanos) {
	}

	@Override
	public void broadcast(long nanos) {
	}

	@Override
	public void pubSubLag(long millis) {
	}

	@Override
	public void filtered(long count) {
	}

	@Override
	public void connectionLimitReached() {
	}

	@Override
	public void httpRequest(String path, String method, int status) {
	}

	@Override
	public void build(String version) {
	}

	@Override
	public void gauge(NodeGauge gauge, LongSupplier value) {
	}

	@Override
	public void command(FrameType method, long nanos) {
	}

	@Override
	public void replyError(FrameType method, int code) {
	}

	@Override
	public void serverUnsubscribe(int code) {
	}

	@Override
	public void serverDisconnect(int code) {
	}

	@Override
	public void recover(boolean recovered, int publications) {
	}

	@Override
	public InflightMetrics connections(String transport, String acceptProtocol, String clientName,
			String clientVersion) {
		return COUNTS;
	}

	@Override
	public InflightMetrics subscriptions(String clientName) {
		return COUNTS;
	}

	@Override
	public void suppressed(String reason) {
	}

	@Override
	public void pubSubError(String error) {
	}

	@Override
	public void dropped(String channelType) {
	}

	@Override
	public void buffered(String channelType, String processor, LongSupplier value) {
	}

	@Override
	public void started() {
	}

	@Override
	public void finished(long nanos, boolean failed) {
	}

	private static final class NoopTransport implements TransportMetrics {

		@Override
		public void sent(FrameType type, int messages, long bytes) {
		}

		@Override
		public void received(FrameType type, long bytes) {
		}

		@Override
		public void closed(int code) {
		}

		@Override
		public void pong(long nanos) {
		}

	}

	private static final class NoopApi implements ApiMetrics {

		@Override
		public void command(String method, long nanos) {
		}

		@Override
		public void error(String method, String error) {
		}

		@Override
		public void rpc(String method, long nanos) {
		}

	}

	private static final class NoopCounts implements InflightMetrics, ConsumerMetrics {

		@Override
		public void opened() {
		}

		@Override
		public void closed() {
		}

		@Override
		public void processed() {
		}

		@Override
		public void error() {
		}

	}

}

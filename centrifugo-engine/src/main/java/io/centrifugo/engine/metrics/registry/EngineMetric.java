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

package io.centrifugo.engine.metrics.registry;

import java.util.List;

/**
 * The metrics, by the original's names.
 *
 * @since 0.1.0
 */
public enum EngineMetric {

	NODE_NUM_CLIENTS(MetricKind.GAUGE, "node_num_clients", "Number of clients connected."),

	NODE_NUM_USERS(MetricKind.GAUGE, "node_num_users", "Number of distinct users connected."),

	NODE_NUM_SUBSCRIPTIONS(MetricKind.GAUGE, "node_num_subscriptions", "Number of subscriptions."),

	NODE_NUM_CHANNELS(MetricKind.GAUGE, "node_num_channels", "Number of channels with a subscriber."),

	NODE_NUM_NODES(MetricKind.GAUGE, "node_num_nodes", "Number of nodes known in the cluster."),

	NODE_BUILD(MetricKind.GAUGE, "node_build", "Version of the node.", "version"),

	NODE_ACTIONS(MetricKind.COUNTER, "node_action_count", "Number of internal actions.", "action", Labels.NAMESPACE),

	NODE_MESSAGES_SENT(MetricKind.COUNTER, "node_messages_sent_count", "Number of messages sent to the broker.", "type",
			Labels.NAMESPACE),

	NODE_MESSAGES_RECEIVED(MetricKind.COUNTER, "node_messages_received_count",
			"Number of messages received from the broker.", "type", Labels.NAMESPACE),

	NODE_SURVEY_DURATION(MetricKind.TIMER, "node_survey_duration_seconds", "Duration of surveys.", Buckets.SURVEY,
			"op"),

	NODE_PUB_SUB_LAG(MetricKind.HISTOGRAM, "node_pub_sub_lag_seconds", "Time from publish to receive.", Buckets.LAG,
			Labels.NAMESPACE),

	NODE_BROADCAST_DURATION(MetricKind.HISTOGRAM, "node_broadcast_duration_seconds", "Duration of local fan-out.",
			Buckets.BROADCAST, "type", Labels.NAMESPACE),

	NODE_FILTERED(MetricKind.COUNTER, "node_tags_filter_dropped_publications",
			"Number of publications withheld by tags filters.", Labels.NAMESPACE),

	NODE_CONNECTION_LIMIT(MetricKind.COUNTER, "node_client_connection_limit",
			"Number of connections refused by the node's limit."),

	NODE_HTTP_REQUESTS(MetricKind.COUNTER, "node_incoming_http_requests_total", "Number of HTTP requests.", "path",
			"method", "status"),

	CLIENT_COMMAND_DURATION(MetricKind.TIMER, "client_command_duration_seconds", "Duration of client commands.",
			Buckets.MICRO, "method", Labels.NAMESPACE),

	CLIENT_REPLY_ERRORS(MetricKind.COUNTER, "client_num_reply_errors", "Number of error replies.", "method", "code",
			Labels.NAMESPACE),

	CLIENT_SERVER_UNSUBSCRIBES(MetricKind.COUNTER, "client_num_server_unsubscribes",
			"Number of unsubscribes by the server.", "code", Labels.NAMESPACE),

	CLIENT_SERVER_DISCONNECTS(MetricKind.COUNTER, "client_num_server_disconnects",
			"Number of disconnects by the server.", "code"),

	CLIENT_RECOVER(MetricKind.COUNTER, "client_recover", "Number of attempts to recover a subscription.", "recovered",
			Labels.NAMESPACE, "has_recovered_publications"),

	CLIENT_RECOVERED_PUBLICATIONS(MetricKind.HISTOGRAM, "client_recovered_publications",
			"Number of publications in a recovery.", Buckets.PUBLICATIONS, 1, Labels.NAMESPACE),

	CLIENT_PING_PONG_DURATION(MetricKind.HISTOGRAM, "client_ping_pong_duration_seconds", "Round trip of pings.",
			Buckets.MICRO, "transport"),

	CLIENT_CONNECTIONS_ACCEPTED(MetricKind.COUNTER, "client_connections_accepted", "Number of connections accepted.",
			"transport", "accept_protocol", "client_name", "client_version"),

	CLIENT_CONNECTIONS_INFLIGHT(MetricKind.GAUGE, "client_connections_inflight", "Number of connections alive.",
			"transport", "accept_protocol", "client_name", "client_version"),

	CLIENT_SUBSCRIPTIONS_ACCEPTED(MetricKind.COUNTER, "client_subscriptions_accepted",
			"Number of subscriptions accepted.", "client_name", Labels.NAMESPACE),

	CLIENT_SUBSCRIPTIONS_INFLIGHT(MetricKind.GAUGE, "client_subscriptions_inflight", "Number of subscriptions alive.",
			"client_name", Labels.NAMESPACE),

	TRANSPORT_MESSAGES_SENT(MetricKind.COUNTER, "transport_messages_sent", "Number of messages sent to clients.",
			"transport", "frame_type", Labels.NAMESPACE),

	TRANSPORT_MESSAGES_SENT_SIZE(MetricKind.COUNTER, "transport_messages_sent_size",
			"Bytes of messages sent to clients, framed and compressed as they go out.", "transport", "frame_type",
			Labels.NAMESPACE),

	TRANSPORT_MESSAGES_RECEIVED(MetricKind.COUNTER, "transport_messages_received",
			"Number of messages received from clients.", "transport", "frame_type", Labels.NAMESPACE),

	TRANSPORT_MESSAGES_RECEIVED_SIZE(MetricKind.COUNTER, "transport_messages_received_size",
			"Bytes of messages received from clients, after decompression and without framing.", "transport",
			"frame_type", Labels.NAMESPACE),

	TRANSPORT_OUTGOING_CLOSE(MetricKind.COUNTER, "transport_outgoing_close_count", "Number of close frames sent.",
			"transport", "code"),

	BROKER_SUPPRESSED(MetricKind.COUNTER, "broker_publish_suppressed_count",
			"Number of publishes that published nothing.", "reason", Labels.NAMESPACE),

	BROKER_REDIS_ERRORS(MetricKind.COUNTER, "broker_redis_pub_sub_errors",
			"Number of faults of pub/sub connections to Redis.", "broker_name", "error"),

	BROKER_REDIS_DROPPED(MetricKind.COUNTER, "broker_redis_pub_sub_dropped_messages",
			"Number of messages from Redis dropped in this process.", "broker_name", "channel_type"),

	BROKER_REDIS_BUFFERED(MetricKind.GAUGE, "broker_redis_pub_sub_buffered_messages",
			"Number of messages from Redis that wait to be handled.", "broker_name", "channel_type",
			"pub_sub_processor"),

	PROXY_DURATION(MetricKind.TIMER, "proxy_duration_seconds", "Duration of proxy calls.", Buckets.DEFAULT, "protocol",
			"type", "name"),

	PROXY_ERRORS(MetricKind.COUNTER, "proxy_errors", "Number of failed proxy calls.", "protocol", "type", "name"),

	PROXY_INFLIGHT(MetricKind.GAUGE, "proxy_inflight_requests", "Number of proxy calls in flight.", "protocol", "type",
			"name"),

	API_ERRORS(MetricKind.COUNTER, "api_command_errors_total", "Number of failed API commands.", "protocol", "method",
			"error"),

	API_COMMAND_DURATION(MetricKind.TIMER, "api_command_duration_seconds", "Duration of API commands.", Buckets.DEFAULT,
			"protocol", "method"),

	API_RPC_DURATION(MetricKind.TIMER, "api_rpc_duration_seconds", "Duration of API calls of the rpc method.",
			Buckets.DEFAULT, "protocol", "method"),

	CONSUMERS_PROCESSED(MetricKind.COUNTER, "consumers_messages_processed_total",
			"Number of messages processed by consumers.", "consumer_name"),

	CONSUMERS_ERRORS(MetricKind.COUNTER, "consumers_errors_total", "Number of errors of consumers.", "consumer_name");

	private static final double NANOS_PER_SECOND = 1e9;

	private final MetricKind kind;

	private final String suffix;

	private final String help;

	private final double[] buckets;

	private final double scale;

	private final List<String> labels;

	EngineMetric(MetricKind kind, String suffix, String help, String... labels) {
		this(kind, suffix, help, Buckets.NONE, 1, labels);
	}

	EngineMetric(MetricKind kind, String suffix, String help, double[] buckets, String... labels) {
		this(kind, suffix, help, buckets, NANOS_PER_SECOND, labels);
	}

	EngineMetric(MetricKind kind, String suffix, String help, double[] buckets, double scale, String... labels) {
		this.kind = kind;
		this.suffix = suffix;
		this.help = help;
		this.buckets = buckets;
		this.scale = scale;
		this.labels = List.of(labels);
	}

	public MetricKind kind() {
		return this.kind;
	}

	/**
	 * Return the name of the original.
	 * @return lower case with underscores, from {@code centrifugo_} on
	 */
	public String prometheusName() {
		return "centrifugo_" + this.suffix;
	}

	public String help() {
		return this.help;
	}

	/**
	 * Return the names of the labels.
	 * @return the names, in the order of {@link Series#labelValues()}
	 */
	public List<String> labels() {
		return this.labels;
	}

	/**
	 * Return the upper bounds of the buckets, the last, infinite one left out.
	 * @return a copy
	 */
	public double[] buckets() {
		return this.buckets.clone();
	}

	/**
	 * Return by what recorded values are divided to be in the metric's unit.
	 * @return a billion for durations, which are recorded in nanoseconds, else 1
	 */
	public double scale() {
		return this.scale;
	}

	/**
	 * Names of labels used often.
	 */
	private static final class Labels {

		static final String NAMESPACE = "channel_namespace";

	}

	/**
	 * Upper bounds of the original's histograms.
	 */
	private static final class Buckets {

		static final double[] NONE = {};

		static final double[] DEFAULT = { 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10 };

		static final double[] MICRO = { 0.0001, 0.00025, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1,
				2.5, 5, 10 };

		static final double[] BROADCAST = { 0.000001, 0.000005, 0.00001, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.005,
				0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10 };

		static final double[] LAG = { 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10 };

		static final double[] SURVEY = { 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10 };

		static final double[] PUBLICATIONS = { 0, 1, 2, 3, 5, 10, 20, 50, 100, 250, 500, 1000, 2000, 5000, 10000 };

	}

}

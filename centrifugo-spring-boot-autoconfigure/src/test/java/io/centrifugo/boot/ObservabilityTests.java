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

package io.centrifugo.boot;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import reactor.netty.http.client.HttpClient;

import io.centrifugo.boot.api.CentrifugoPublisher;
import io.centrifugo.boot.test.LocalCentrifugoPort;
import io.centrifugo.engine.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators see of a running application.
 */
@SpringBootTest(classes = AbstractApplicationTests.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.main.web-application-type=reactive", "centrifugo.client.insecure=true",
				"centrifugo.client.allowed-origins=http://127.0.0.1*", "centrifugo.http-api.insecure=true",
				"centrifugo.node.name=alpha", "centrifugo.health.enabled=true", "centrifugo.prometheus.enabled=true",
				"centrifugo.swagger.enabled=true", "centrifugo.prometheus.instrument-http-handlers=true",
				"management.endpoints.web.exposure.include=*", "management.endpoint.health.show-details=always",
				"spring.test.metrics.export=true", "spring.reactor.netty.shutdown-quiet-period=0s" })
@DirtiesContext
class ObservabilityTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@LocalCentrifugoPort
	private int port;

	@Autowired
	private CentrifugoPublisher publisher;

	@Test
	void prometheusEndpointsShowTheNamesOfTheOriginal() {
		try (SocketClient client = SocketClient.connect(this.port)) {
			client.subscribe("metrics");
			this.publisher.publish("metrics", 1).block(TIMEOUT);
			assertThat(client.receive()).contains("\"pub\"");
			assertThat(get("/actuator/prometheus").lines())
				.contains("centrifugo_node_messages_sent_count{channel_namespace=\"\",type=\"publication\"} 1.0")
				.anyMatch((line) -> line.matches("centrifugo_node_num_clients [1-9].*"))
				.anyMatch((line) -> line.startsWith("centrifugo_client_command_duration_seconds_count"))
				.anyMatch((line) -> line.startsWith("jvm_memory_used_bytes"));
			assertThat(get("/metrics").lines()).contains("# TYPE centrifugo_node_messages_sent_count counter",
					"centrifugo_node_messages_sent_count{channel_namespace=\"\",type=\"publication\"} 1");
		}
	}

	@Test
	void requestsAreCounted() {
		SocketClient.connect(this.port).close();
		get("/health");
		get("/api/info");
		assertThat(get("/metrics").lines())
			.contains(
					"centrifugo_node_incoming_http_requests_total{method=\"GET\",path=\"/api/info\",status=\"405\"} 1")
			.anyMatch((line) -> line.matches(
					"centrifugo_node_incoming_http_requests_total\\{method=\"GET\",path=\"/health\",status=\"200\"} [1-9]"))
			.anyMatch((line) -> line.matches(
					"centrifugo_node_incoming_http_requests_total\\{method=\"GET\",path=\"/connection/websocket\",status=\"101\"} [1-9]"));
	}

	@Test
	void endpointShowsNodesClientsAndChannels() {
		try (SocketClient client = SocketClient.connect(this.port)) {
			client.subscribe("endpoint");
			assertThat(get("/actuator/centrifugo")).contains("\"name\":\"alpha\"").contains("\"nodes\":1");
			assertThat(get("/actuator/centrifugo/nodes")).startsWith("{\"nodes\":[{\"id\":");
			assertThat(get("/actuator/centrifugo/clients?limit=1")).contains("\"transport\":\"websocket\"");
			assertThat(get("/actuator/centrifugo/clients?user=nobody")).isEqualTo("{\"total\":0,\"clients\":[]}");
			assertThat(get("/actuator/centrifugo/channels")).contains("{\"name\":\"endpoint\",\"subscribers\":1}");
			assertThat(get("/actuator/centrifugo/nothing")).isEmpty();
		}
	}

	@Test
	void endpointClosesAConnection() {
		try (SocketClient client = SocketClient.connect(this.port)) {
			String id = get("/actuator/centrifugo/clients").replaceFirst(".*\"client\":\"([^\"]*)\".*", "$1");
			for (String path : List.of("/channels/" + id, "/clients/nobody", "/clients/" + id)) {
				assertThat(delete("/actuator/centrifugo" + path)).isEqualTo(204);
			}
			assertThat(client.receive()).isEqualTo("close 3503");
		}
	}

	@Test
	void healthShowsTheNode() {
		assertThat(get("/actuator/health/centrifugo")).contains("\"status\":\"UP\"").contains("\"node\":\"alpha\"");
		assertThat(get("/health")).isEqualTo("{}");
	}

	@Test
	void apiIsDescribed() {
		assertThat(get("/swagger/api.swagger.json")).startsWith("{\"openapi\":\"3").contains("\"/api/publish\"");
		assertThat(get("/swagger/")).isEqualTo(get("/swagger")).contains("href=\"/swagger/api.swagger.json\"");
		assertThat(delete("/swagger")).isEqualTo(405);
	}

	private int delete(String uri) {
		return HttpClient.create()
			.delete()
			.uri("http://127.0.0.1:" + this.port + uri)
			.response()
			.map((response) -> response.status().code())
			.block(TIMEOUT);
	}

	private String get(String uri) {
		return HttpClient.create()
			.get()
			.uri("http://127.0.0.1:" + this.port + uri)
			.responseContent()
			.aggregate()
			.asString()
			.defaultIfEmpty("")
			.block(TIMEOUT);
	}

}

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

package io.centrifugo.engine.api.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.engine.api.TestApi;
import io.centrifugo.engine.api.json.ApiJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenApiDocument}.
 */
class OpenApiDocumentTests {

	private static final String SCHEMAS = "#/components/schemas/";

	private final OpenApiDocument document = new OpenApiDocument("/api", "1.2.3");

	private final JsonNode json = JsonMapper.shared().readTree(this.document.toJson());

	@Test
	void describesTheMethodsThereAreAndNoOther() {
		Set<String> methods = new ApiJson(new TestApi().api).names();
		assertThat(this.json.get("paths").propertyNames())
			.containsExactlyInAnyOrderElementsOf(methods.stream().map("/api/"::concat).toList());
		assertThat(methods).allSatisfy((method) -> {
			JsonNode operation = this.json.at("/paths/~1api~1" + method + "/post");
			assertThat(operation.get("operationId").asString()).isEqualTo(method);
			assertThat(operation.get("summary").asString()).isNotEmpty();
		});
		assertThat(this.json.at("/info/version").asString()).isEqualTo("1.2.3");
	}

	@Test
	void describesFieldsAsTheyAreInJson() {
		JsonNode publish = this.json.at("/components/schemas/PublishRequest/properties");
		assertThat(publish.at("/channel").toString()).isEqualTo("{\"type\":\"string\"}");
		assertThat(publish.at("/data/type").isMissingNode()).isTrue();
		assertThat(publish.at("/b64data/format").asString()).isEqualTo("byte");
		assertThat(publish.at("/version/type").asString()).isEqualTo("integer");
		assertThat(publish.at("/version/minimum").asInt()).isZero();
		assertThat(publish.at("/skip_history/type").asString()).isEqualTo("boolean");
		assertThat(publish.at("/tags/additionalProperties/type").asString()).isEqualTo("string");
		assertThat(this.json.at("/components/schemas/BroadcastRequest/properties/channels/items/type").asString())
			.isEqualTo("string");
		assertThat(this.json.at("/components/schemas/Process/properties/cpu/type").asString()).isEqualTo("number");
		assertThat(this.json.at("/components/schemas/PresenceResult/properties/presence/additionalProperties/$ref")
			.asString()).isEqualTo(SCHEMAS + "ClientInfo");
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		List<String> references = new ArrayList<>();
		this.json.findValues("$ref").forEach((reference) -> references.add(reference.asString()));
		assertThat(references).hasSizeGreaterThan(40)
			.allSatisfy((reference) -> assertThat(this.json.at(reference.substring(1)).isObject()).isTrue());
	}

	@Test
	void pageNamesTheMethodsAndTheDocument() {
		String page = new String(new OpenApiDocument("/<", "1").toHtml("/a\"b"), StandardCharsets.UTF_8);
		assertThat(page).contains("<code>POST /&lt;/map_read_state</code>").contains("href=\"/a&quot;b\"");
	}

}

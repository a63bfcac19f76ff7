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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.protobuf.Descriptors.MethodDescriptor;
import tools.jackson.databind.json.JsonMapper;

import io.centrifugo.engine.proto.api.ApiSchema;

/**
 * A description of the HTTP API by the OpenAPI specification. It is made from the schema
 * of the gRPC API, whose messages the HTTP API has in JSON.
 *
 * @since 0.1.0
 */
public final class OpenApiDocument {

	private static final Pattern WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

	private static final String JSON = "application/json";

	private final List<MethodDescriptor> methods = ApiSchema.getDescriptor()
		.findServiceByName("CentrifugoApi")
		.getMethods();

	private final String prefix;

	private final String version;

	/**
	 * Create a description.
	 * @param prefix the path that those of the methods are below, empty if none
	 * @param version the version of the server
	 */
	public OpenApiDocument(String prefix, String version) {
		this.prefix = prefix;
		this.version = version;
	}

	/**
	 * Return the description for tools.
	 * @return the document in JSON
	 */
	public byte[] toJson() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("openapi", "3.0.3");
		document.put("info", Map.of("title", "Centrifugo server API", "version", this.version));
		document.put("security",
				List.of(Map.of("header", List.of()), Map.of("authorization", List.of()), Map.of("query", List.of())));
		Map<String, Object> paths = new LinkedHashMap<>();
		this.methods.forEach((method) -> paths.put(path(method), Map.of("post", operation(method))));
		document.put("paths", paths);
		document.put("components", Map.of("schemas", MessageSchemas.of(ApiSchema.getDescriptor().getMessageTypes()),
				"securitySchemes", securitySchemes()));
		return JsonMapper.shared().writeValueAsBytes(document);
	}

	private static Map<String, Object> operation(MethodDescriptor method) {
		Map<String, Object> operation = new LinkedHashMap<>();
		operation.put("operationId", name(method));
		operation.put("summary", Summaries.of(name(method)));
		operation.put("requestBody",
				Map.of("required", true, "content", content(MessageSchemas.reference(method.getInputType()))));
		Map<String, Object> responses = new LinkedHashMap<>();
		responses.put("200", Map.of("description", "The result, or an error of the API.", "content",
				content(MessageSchemas.reference(method.getOutputType()))));
		responses.put("400", Map.of("description", "The request is not JSON."));
		responses.put("401", Map.of("description", "The key is missing or wrong."));
		operation.put("responses", responses);
		return operation;
	}

	private static Map<String, Object> content(Map<String, Object> schema) {
		return Map.of(JSON, Map.of("schema", schema));
	}

	private static Map<String, Object> securitySchemes() {
		Map<String, Object> schemes = new LinkedHashMap<>();
		schemes.put("header", Map.of("type", "apiKey", "in", "header", "name", "X-API-Key"));
		schemes.put("authorization", Map.of("type", "apiKey", "in", "header", "name", "Authorization", "description",
				"The word apikey, a space and the key."));
		schemes.put("query", Map.of("type", "apiKey", "in", "query", "name", "api_key"));
		return schemes;
	}

	/**
	 * Return the methods for people.
	 * @param link address of the description for tools
	 * @return a page that needs nothing else
	 */
	public byte[] toHtml(String link) {
		StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
			.append("<title>Centrifugo server API</title>\n<h1>Centrifugo server API</h1>\n<p>For tools: <a href=\"")
			.append(escape(link))
			.append("\">OpenAPI description</a>.</p>\n<table>\n");
		for (MethodDescriptor method : this.methods) {
			page.append("<tr><td><code>POST ")
				.append(escape(path(method)))
				.append("</code></td><td>")
				.append(Summaries.of(name(method)))
				.append("</td></tr>\n");
		}
		return page.append("</table>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

	private String path(MethodDescriptor method) {
		return this.prefix + "/" + name(method);
	}

	private static String name(MethodDescriptor method) {
		return WORDS.matcher(method.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
	}

}

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

package io.centrifugo.boot.config.keys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.origin.OriginTrackedValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SettingsFlattener}.
 */
class SettingsFlattenerTests {

	private final Map<String, String> variables = Map.of("CENTRIFUGO_VAR_SECRET", "s3$cr\\et");

	private final SettingsFlattener flattener = new SettingsFlattener(this.variables::get);

	@Test
	void namesBecomeKebabCase() {
		assertThat(flatten(Map.of("client", Map.of("allow_anonymous_connect_without_token", true))))
			.containsExactly(Map.entry("centrifugo.client.allow-anonymous-connect-without-token", true));
	}

	@Test
	void caseOfNamesDoesNotMatter() {
		assertThat(flatten(Map.of("Client", Map.of("INSECURE", true)))).containsKey("centrifugo.client.insecure");
	}

	@Test
	void bareNumbersAreNanoseconds() {
		assertThat(flatten(Map.of("client", Map.of("ping_interval", 3_000_000_000L))))
			.containsEntry("centrifugo.client.ping-interval", Duration.ofSeconds(3));
	}

	@Test
	void textsAreGoDurations() {
		assertThat(flatten(Map.of("client", Map.of("ping_interval", "1m30s"))))
			.containsEntry("centrifugo.client.ping-interval", Duration.ofSeconds(90));
	}

	@Test
	void zeroOfAKeyWithADefaultIsNotSet() {
		Map<String, Object> client = Map.of("ping_interval", 0, "channel_limit", 0, "connection_limit", 0);
		assertThat(flatten(Map.of("client", client))).containsOnlyKeys("centrifugo.client.connection-limit");
	}

	@Test
	void switchesThatAreOffAreSet() {
		assertThat(flatten(Map.of("sse", Map.of("enabled", false)))).containsEntry("centrifugo.sse.enabled", false);
	}

	@Test
	void listsOfObjectsAreIndexed() {
		Map<String, Object> properties = flatten(Map.of("channel",
				Map.of("namespaces", List.of(Map.of("name", "chat", "history_size", "0x10"), Map.of("name", "news")))));
		assertThat(properties).containsEntry("centrifugo.channel.namespaces[0].name", "chat")
			.containsEntry("centrifugo.channel.namespaces[0].history-size", 16L)
			.containsEntry("centrifugo.channel.namespaces[1].name", "news");
	}

	@Test
	void oneTextServesAsAList() {
		assertThat(flatten(Map.of("engine", Map.of("redis", Map.of("address", "a:1, b:2"))))).containsOnly(
				Map.entry("centrifugo.engine.redis.address[0]", "a:1"),
				Map.entry("centrifugo.engine.redis.address[1]", "b:2"));
	}

	@Test
	void emptyListEmptiesTheProperty() {
		assertThat(flatten(Map.of("client", Map.of("allowed_origins", List.of()))))
			.containsEntry("centrifugo.client.allowed-origins", "");
	}

	@Test
	void pairsKeepTheCaseOfNamesAndPlaceholdersAreReplaced() {
		List<?> pairs = List.of(Map.of("key", "X-Key", "value", "a ${CENTRIFUGO_VAR_SECRET} b"));
		assertThat(flatten(proxy(pairs))).containsEntry("centrifugo.proxies[0].http.static-headers[X-Key]",
				"a s3$cr\\et b");
	}

	@Test
	void objectsOfTextsAreMaps() {
		assertThat(flatten(proxy(Map.of("x-key", "v"))))
			.containsEntry("centrifugo.proxies[0].http.static-headers[x-key]", "v");
	}

	@Test
	void missingVariableIsAnError() {
		assertThatInvalid(proxy(Map.of("x", "${CENTRIFUGO_VAR_NONE}"))).withMessageContaining("CENTRIFUGO_VAR_NONE");
	}

	@Test
	void repeatedPairIsAnError() {
		Map<String, String> pair = Map.of("key", "X", "value", "1");
		assertThatInvalid(proxy(List.of(pair, pair))).withMessageContaining("'X' occurs twice");
	}

	@Test
	void whatSpringWouldTakeForAPlaceholderIsEscaped() {
		assertThat(flatten(Map.of("http_api", Map.of("key", "a${b}")))).containsEntry("centrifugo.http-api.key",
				"a\\${b}");
	}

	@Test
	void unknownSettingsAreCollected() {
		assertThat(flatten(Map.of("client", Map.of("pingInterval", "1s", "png", 1), "v3_option", Map.of("a", 1))))
			.containsOnlyKeys("centrifugo.client.ping-interval");
		assertThat(this.flattener.unknown()).extracting(UnknownKey::name)
			.containsExactlyInAnyOrder("client.png", "v3_option");
	}

	@ParameterizedTest
	@CsvSource({ "client.insecure, maybe, true or false", "client.channel_limit, many, whole number",
			"client.ping_interval, 25, followed by", "client.ping_interval, 1x, 1m30s" })
	void wrongValueIsAnErrorThatNamesTheKey(String path, String value, String reason) {
		String[] names = path.split("\\.");
		assertThatInvalid(Map.of(names[0], Map.of(names[1], value))).withMessageContaining(path)
			.withMessageContaining(reason)
			.withMessageNotContaining("'" + value + "'");
	}

	@Test
	void wrongShapeIsAnError() {
		assertThatInvalid(Map.of("client", "x")).withMessageContaining("group");
		assertThatInvalid(Map.of("channel", Map.of("namespaces", Map.of("chat", Map.of()))))
			.withMessageContaining("list of objects");
		assertThatInvalid(Map.of("client", Map.of("insecure", List.of(true)))).withMessageContaining("single value");
	}

	private ThrowableAssertAlternative<InvalidSettingException> assertThatInvalid(Map<String, Object> tree) {
		return assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> flatten(tree));
	}

	private static Map<String, Object> proxy(Object headers) {
		return Map.of("proxies", List.of(Map.of("http", Map.of("static_headers", headers))));
	}

	private Map<String, Object> flatten(Map<String, Object> tree) {
		this.flattener.addGroup(KeyCatalog.get().root(), "centrifugo", "", tree);
		return this.flattener.properties()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> plain(entry.getValue())));
	}

	private static Object plain(Object value) {
		return (value instanceof OriginTrackedValue tracked) ? tracked.getValue() : value;
	}

}

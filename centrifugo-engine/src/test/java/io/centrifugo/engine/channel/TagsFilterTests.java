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

package io.centrifugo.engine.channel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.FilterNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TagsFilter}.
 */
class TagsFilterTests {

	@ParameterizedTest
	@CsvSource({ "eq, a, true", "eq, A, false", "neq, a, false", "neq, b, true", "sw, a, true", "sw, b, false",
			"ew, a, true", "ct, a, true", "ct, x, false" })
	void comparesText(String cmp, String value, boolean matches) {
		assertThat(matches(leaf("k", cmp, value), Map.of("k", "a"))).isEqualTo(matches);
		assertThat(matches(leaf("k", cmp, value), Map.of())).isEqualTo(cmp.equals("neq"));
	}

	@ParameterizedTest
	@CsvSource({ "gt, 1, 2, true", "gt, 2, 2, false", "gte, 2, 2.0, true", "lt, 10, 9, true", "lt, 9, 10, false",
			"lte, 0.30, 0.3, true", "gt, 9007199254740992, 9007199254740993, true", "gt, -1, -2, false",
			"gte, +1, 1, true", "gt, 1, x, false", "gt, x, 1, false", "lt, 1, '', false", "lt, 5, 1e0, false",
			"lt, 5, .5, false", "lt, 5, 1., false", "lt, 5, ' 1', false", "lt, 5, 1_0, false", "lt, 5, ١, false",
			"lt, 5, 0.1234567890123456789, true", "lt, 5, 0.12345678901234567890, false", "lt, 5, -, false",
			"lt, 5, NaN, false", "lt, 5, 0x1, false", "lt, 5, 1.2.3, false", "gte, 0, -0, true" })
	void comparesNumbers(String cmp, String bound, String value, boolean matches) {
		assertThat(matches(leaf("k", cmp, bound), Map.of("k", value))).isEqualTo(matches);
		assertThat(matches(leaf("k", cmp, bound), Map.of())).isFalse();
	}

	@Test
	void longNumbersAreNoNumbers() {
		assertThat(matches(leaf("k", "gt", "1"), Map.of("k", "9".repeat(200)))).isTrue();
		assertThat(matches(leaf("k", "gt", "1"), Map.of("k", "9".repeat(201)))).isFalse();
	}

	@Test
	void looksForMembers() {
		assertThat(matches(members("in", "a", "b"), Map.of("k", "b"))).isTrue();
		assertThat(matches(members("in", "a", "b"), Map.of("k", "c"))).isFalse();
		assertThat(matches(members("nin", "a", "b"), Map.of())).isTrue();
		assertThat(matches(members("in", "", "a", "a"), Map.of())).isTrue();
		assertThat(matches(members("nin", ""), Map.of())).isFalse();
	}

	@Test
	void looksForPresence() {
		assertThat(matches(leaf("k", "ex", ""), Map.of("k", ""))).isTrue();
		assertThat(matches(leaf("k", "nex", ""), Map.of("k", ""))).isFalse();
		assertThat(matches(leaf("", "nex", ""), Map.of())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "EQ", "regex" })
	void rejectsUnknownComparisons(String cmp) {
		assertInvalid(leaf("k", cmp, "v"));
	}

	@Test
	void rejectsWrongOperands() {
		assertInvalid(leaf("k", "eq", ""));
		assertInvalid(leaf("", "eq", "v"));
		assertInvalid(leaf("", "gt", "1"));
		assertInvalid(new FilterNode("", "k", "eq", "v", List.of("w"), List.of()));
		assertInvalid(new FilterNode("", "k", "in", "v", List.of("w"), List.of()));
		assertInvalid(members("in"));
		assertInvalid(new FilterNode("", "", "in", "", List.of("w"), List.of()));
		assertInvalid(leaf("k", "ex", "v"));
		assertInvalid(new FilterNode("", "k", "nex", "", List.of("w"), List.of()));
		assertInvalid(node("and"));
		assertInvalid(node("or"));
		assertInvalid(node("not"));
		assertInvalid(node("not", leaf("k", "ex", ""), leaf("k", "ex", "")));
		assertInvalid(node("xor", leaf("k", "ex", "")));
		assertInvalid(node("and", leaf("k", "ex", ""), leaf("k", "no", "")));
	}

	@Test
	void rejectsDeepTrees() {
		FilterNode deep = leaf("k", "ex", "");
		for (int i = 1; i < TagsFilter.MAX_DEPTH; i++) {
			deep = node("not", deep);
		}
		assertThat(TagsFilter.compile(deep)).isNotNull();
		assertInvalid(node("not", deep));
	}

	@Property(tries = 2000)
	void matchesLikeTheModel(@ForAll("filters") FilterNode filter, @ForAll("tags") Map<String, String> tags) {
		assertThat(TagsFilter.compile(filter).matches(tags)).isEqualTo(model(filter, tags));
	}

	@Property(tries = 2000)
	void readsNumbersLikeTheModel(@ForAll("numbers") String text) {
		boolean number = text.length() <= 200 && text.matches("[+-]?[0-9]+(\\.[0-9]{1,19})?");
		BigDecimal decimal = TagsFilter.decimal(text);
		assertThat(decimal).isEqualTo(number ? new BigDecimal(text) : null);
	}

	@Provide
	Arbitrary<FilterNode> filters() {
		Arbitrary<FilterNode> leaves = Combinators
			.combine(Arbitraries.of("a", "b"),
					Arbitraries.of("eq", "neq", "sw", "ew", "ct", "gt", "gte", "lt", "lte", "in", "nin", "ex", "nex"),
					values().filter((value) -> !value.isEmpty()), values())
			.as((key, cmp, first, second) -> switch (cmp) {
				case "in", "nin" -> new FilterNode("", key, cmp, "", List.of(first, second), List.of());
				case "ex", "nex" -> leaf(key, cmp, "");
				default -> leaf(key, cmp, first);
			});
		return Arbitraries.recursive(() -> leaves,
				(children) -> Arbitraries.oneOf(children, children.map((child) -> node("not", child)),
						Combinators.combine(children, children).as((left, right) -> node("and", left, right)),
						Combinators.combine(children, children).as((left, right) -> node("or", left, right))),
				0, 4);
	}

	@Provide
	Arbitrary<Map<String, String>> tags() {
		return Arbitraries.maps(Arbitraries.of("a", "b"), values());
	}

	@Provide
	Arbitrary<String> numbers() {
		return Arbitraries.strings().withChars("0123456789.+-e").ofMaxLength(24);
	}

	private static Arbitrary<String> values() {
		return Arbitraries.of("", "1", "1.0", "2", "-3", "10", "x", "xy", "yx");
	}

	private static boolean model(FilterNode filter, Map<String, String> tags) {
		return switch (filter.op()) {
			case "and" -> filter.nodes().stream().allMatch((child) -> model(child, tags));
			case "or" -> filter.nodes().stream().anyMatch((child) -> model(child, tags));
			case "not" -> !model(filter.nodes().get(0), tags);
			default -> modelLeaf(filter, tags.containsKey(filter.key()), tags.getOrDefault(filter.key(), ""));
		};
	}

	private static boolean modelLeaf(FilterNode filter, boolean present, String value) {
		return switch (filter.cmp()) {
			case "eq" -> present && value.equals(filter.val());
			case "neq" -> !(present && value.equals(filter.val()));
			case "in" -> filter.vals().contains(value);
			case "nin" -> !filter.vals().contains(value);
			case "ex" -> present;
			case "nex" -> !present;
			case "sw" -> present && value.startsWith(filter.val());
			case "ew" -> present && value.endsWith(filter.val());
			case "ct" -> present && value.contains(filter.val());
			default -> modelNumber(filter, value);
		};
	}

	private static boolean modelNumber(FilterNode filter, String value) {
		try {
			int order = new BigDecimal(value).compareTo(new BigDecimal(filter.val()));
			return switch (filter.cmp()) {
				case "gt" -> order > 0;
				case "gte" -> order >= 0;
				case "lt" -> order < 0;
				default -> order <= 0;
			};
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	private static boolean matches(FilterNode node, Map<String, String> tags) {
		return TagsFilter.compile(node).matches(tags);
	}

	private static FilterNode leaf(String key, String cmp, String val) {
		return new FilterNode("", key, cmp, val, List.of(), List.of());
	}

	private static FilterNode members(String cmp, String... vals) {
		return new FilterNode("", "k", cmp, "", new ArrayList<>(Arrays.asList(vals)), List.of());
	}

	private static FilterNode node(String op, FilterNode... nodes) {
		return new FilterNode(op, "", "", "", List.of(), List.of(nodes));
	}

	private static void assertInvalid(FilterNode node) {
		assertThatExceptionOfType(ErrorException.class).isThrownBy(() -> TagsFilter.compile(node))
			.matches((ex) -> ex.code() == 107);
	}

}

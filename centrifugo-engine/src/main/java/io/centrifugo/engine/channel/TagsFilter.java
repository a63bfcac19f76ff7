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
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.FilterNode;
import io.centrifugo.engine.protocol.ProtocolError;

/**
 * A subscriber's wish to get only publications with certain tags. Immutable; what can be
 * computed once is computed when it is compiled.
 *
 * @since 0.1.0
 */
public final class TagsFilter {

	/** Deepest nesting: what the depth limit of JSON messages lets through anyway. */
	static final int MAX_DEPTH = 256;

	private final Predicate root;

	private TagsFilter(Predicate root) {
		this.root = root;
	}

	/**
	 * Check and compile a filter.
	 * @param node the root of what the client sent
	 * @return the filter
	 * @throws ErrorException 107 if it makes no sense
	 */
	public static TagsFilter compile(FilterNode node) {
		return new TagsFilter(compile(node, 1));
	}

	/**
	 * Decide.
	 * @param tags tags of a publication
	 * @return whether the subscriber wants it
	 */
	public boolean matches(Map<String, String> tags) {
		return this.root.matches(tags);
	}

	private static Predicate compile(FilterNode node, int depth) {
		if (depth > MAX_DEPTH) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
		switch (node.op()) {
			case "":
				return leaf(node);
			case "and":
				require(!node.nodes().isEmpty());
				return all(compile(node.nodes(), depth));
			case "or":
				require(!node.nodes().isEmpty());
				return any(compile(node.nodes(), depth));
			case "not":
				require(node.nodes().size() == 1);
				Predicate negated = compile(node.nodes().get(0), depth + 1);
				return (tags) -> !negated.matches(tags);
			default:
				throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	private static List<Predicate> compile(List<FilterNode> nodes, int depth) {
		List<Predicate> predicates = new ArrayList<>(nodes.size());
		for (FilterNode node : nodes) {
			predicates.add(compile(node, depth + 1));
		}
		return predicates;
	}

	private static Predicate all(List<Predicate> predicates) {
		return (tags) -> {
			for (Predicate predicate : predicates) {
				if (!predicate.matches(tags)) {
					return false;
				}
			}
			return true;
		};
	}

	private static Predicate any(List<Predicate> predicates) {
		return (tags) -> {
			for (Predicate predicate : predicates) {
				if (predicate.matches(tags)) {
					return true;
				}
			}
			return false;
		};
	}

	private static Predicate leaf(FilterNode node) {
		return switch (node.cmp()) {
			case "ex", "nex" -> presence(node);
			case "in", "nin" -> membership(node);
			case "eq", "neq", "sw", "ew", "ct" -> text(node);
			case "gt", "gte", "lt", "lte" -> number(node);
			default -> throw ProtocolError.BAD_REQUEST.toException();
		};
	}

	private static Predicate presence(FilterNode node) {
		require(node.val().isEmpty() && node.vals().isEmpty());
		String key = node.key();
		boolean wanted = node.cmp().equals("ex");
		return (tags) -> tags.containsKey(key) == wanted;
	}

	private static Predicate membership(FilterNode node) {
		require(!node.key().isEmpty() && node.val().isEmpty() && !node.vals().isEmpty());
		String key = node.key();
		Set<String> values = Set.copyOf(node.vals());
		boolean wanted = node.cmp().equals("in");
		return (tags) -> values.contains(tags.getOrDefault(key, "")) == wanted;
	}

	private static Predicate text(FilterNode node) {
		requireValue(node);
		String wanted = node.val();
		String key = node.key();
		return switch (node.cmp()) {
			case "eq" -> (tags) -> wanted.equals(tags.get(key));
			case "neq" -> (tags) -> !wanted.equals(tags.get(key));
			case "sw" -> present(key, (value) -> value.startsWith(wanted));
			case "ew" -> present(key, (value) -> value.endsWith(wanted));
			default -> present(key, (value) -> value.contains(wanted));
		};
	}

	private static Predicate number(FilterNode node) {
		requireValue(node);
		BigDecimal bound = decimal(node.val());
		if (bound == null) {
			return (tags) -> false;
		}
		String key = node.key();
		return switch (node.cmp()) {
			case "gt" -> compared(key, (value) -> value.compareTo(bound) > 0);
			case "gte" -> compared(key, (value) -> value.compareTo(bound) >= 0);
			case "lt" -> compared(key, (value) -> value.compareTo(bound) < 0);
			default -> compared(key, (value) -> value.compareTo(bound) <= 0);
		};
	}

	private static Predicate present(String key, java.util.function.Predicate<String> test) {
		return (tags) -> {
			String value = tags.get(key);
			return value != null && test.test(value);
		};
	}

	private static Predicate compared(String key, java.util.function.Predicate<BigDecimal> test) {
		return present(key, (text) -> {
			BigDecimal value = decimal(text);
			return value != null && test.test(value);
		});
	}

	/**
	 * Read a decimal number as the original does: an optional sign, digits, and maybe a
	 * point with 1 to 19 digits behind it; no exponent, 200 characters at most.
	 * @param text the text
	 * @return the number, {@code null} if it is none
	 */
	static @Nullable BigDecimal decimal(String text) {
		int length = text.length();
		int start = (length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+')) ? 1 : 0;
		int point = text.indexOf('.');
		int whole = (point < 0) ? length : point;
		int fraction = (point < 0) ? 0 : length - point - 1;
		if (length > 200 || whole <= start || (point >= 0 && (fraction == 0 || fraction > 19))) {
			return null;
		}
		for (int i = start; i < length; i++) {
			char character = text.charAt(i);
			if (i != point && (character < '0' || character > '9')) {
				return null;
			}
		}
		return new BigDecimal(text);
	}

	private static void requireValue(FilterNode node) {
		require(!node.key().isEmpty() && !node.val().isEmpty() && node.vals().isEmpty());
	}

	private static void require(boolean condition) {
		if (!condition) {
			throw ProtocolError.BAD_REQUEST.toException();
		}
	}

	/**
	 * A compiled node.
	 */
	private interface Predicate {

		boolean matches(Map<String, String> tags);

	}

}

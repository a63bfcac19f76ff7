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

package io.centrifugo.engine.protocol;

import java.util.List;

/**
 * Node of a tags filter as sent by a client ({@code tf}); not validated.
 *
 * @param op empty for a leaf, else {@code and}, {@code or}, {@code not}
 * @param key tag name of a leaf
 * @param cmp comparison of a leaf
 * @param val operand of single-value comparisons
 * @param vals operands of {@code in} and {@code nin}
 * @param nodes children of a logical node
 * @since 0.1.0
 */
public record FilterNode(String op, String key, String cmp, String val, List<String> vals, List<FilterNode> nodes) {

	public FilterNode {
		vals = List.copyOf(vals);
		nodes = List.copyOf(nodes);
	}

}

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

package io.centrifugo.engine.transport;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which headers of the opening request stay with a connection. Each costs memory for the
 * connection's whole life, so only those are kept that somebody asks for.
 *
 * @since 0.1.0
 */
public final class HeaderCapture {

	/** Keep nothing. */
	public static final HeaderCapture NONE = new HeaderCapture(false, Set.of());

	/** Keep every header. */
	public static final HeaderCapture ALL = new HeaderCapture(true, Set.of());

	private final boolean all;

	private final Set<String> names;

	private HeaderCapture(boolean all, Set<String> names) {
		this.all = all;
		this.names = names;
	}

	/**
	 * Keep some headers.
	 * @param names their names in any case
	 * @return the capture
	 */
	public static HeaderCapture of(Collection<String> names) {
		return new HeaderCapture(false,
				names.stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Take the headers from a request.
	 * @param request the request
	 * @return values by name in lower case
	 */
	public Map<String, List<String>> capture(ClientRequest request) {
		Set<String> wanted = this.all ? request.headerNames() : this.names;
		if (wanted.isEmpty()) {
			return Map.of();
		}
		Map<String, List<String>> captured = new HashMap<>();
		for (String name : wanted) {
			List<String> values = request.headers(name);
			if (!values.isEmpty()) {
				captured.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
			}
		}
		return Map.copyOf(captured);
	}

}

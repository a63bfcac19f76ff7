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

package io.centrifugo.engine.api.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.api.ServerApi;

/**
 * The methods by name and number, in the order in which a batch looks for them.
 */
final class ApiMethods {

	/**
	 * Methods that older clients may name and that no open server has.
	 */
	private static final Set<String> UNSUPPORTED = Set.of("connections", "update_user_status", "get_user_status",
			"delete_user_status", "block_user", "unblock_user", "revoke_token", "invalidate_user_tokens",
			"device_register", "device_update", "device_remove", "device_list", "device_topic_list",
			"device_topic_update", "user_topic_list", "user_topic_update", "send_push_notification",
			"update_push_status", "cancel_push", "shared_poll_publish");

	private final Map<String, ApiMethod<?, ?>> byName = new LinkedHashMap<>();

	ApiMethods(ServerApi api) {
		List<ApiMethod<?, ?>> methods = new ArrayList<>();
		methods.addAll(PublicationMethods.of(api));
		methods.addAll(ConnectionMethods.of(api));
		methods.addAll(StreamMethods.of(api));
		methods.addAll(NodeMethods.of(api));
		methods.add(ConnectionMethods.refresh(api));
		methods.add(NodeMethods.channels(api));
		methods.addAll(MapMethods.of(api));
		methods.forEach((method) -> this.byName.put(method.name(), method));
	}

	Set<String> names() {
		return Collections.unmodifiableSet(this.byName.keySet());
	}

	@Nullable ApiMethod<?, ?> find(String name) {
		return this.byName.get(name);
	}

	@Nullable ApiMethod<?, ?> find(long number) {
		for (ApiMethod<?, ?> method : this.byName.values()) {
			if (method.number() == number) {
				return method;
			}
		}
		return null;
	}

	/**
	 * Find a method as the single-endpoint form names it.
	 * @param name the name in any case
	 * @return the method, {@code null} if it is known but not supported
	 * @throws MalformedRequestException if nobody knows it
	 */
	@Nullable ApiMethod<?, ?> findLegacy(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		ApiMethod<?, ?> method = this.byName.get(lower);
		if (method == null && !UNSUPPORTED.contains(lower)) {
			throw new MalformedRequestException("Unknown method");
		}
		return method;
	}

	/**
	 * Find the method of a command in a batch.
	 * @param command the command
	 * @return the first method that it has a request for, {@code null} if there is none
	 */
	@Nullable ApiMethod<?, ?> find(Fields command) {
		for (ApiMethod<?, ?> method : this.byName.values()) {
			if (command.has(method.name())) {
				return method;
			}
		}
		return null;
	}

}

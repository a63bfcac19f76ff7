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

package io.centrifugo.engine.transport.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.transport.ClientRequest;

/**
 * The metadata of a call, read as headers. Binary ones are left out.
 *
 * @param metadata the metadata
 */
record MetadataRequest(Metadata metadata) implements ClientRequest {

	@Override
	public String method() {
		return "POST";
	}

	@Override
	public boolean http1() {
		return false;
	}

	@Override
	public List<String> headers(String name) {
		if (binary(name)) {
			return List.of();
		}
		Iterable<String> values = this.metadata
			.getAll(Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER));
		List<String> headers = new ArrayList<>();
		if (values != null) {
			values.forEach(headers::add);
		}
		return headers;
	}

	@Override
	public Set<String> headerNames() {
		return this.metadata.keys().stream().filter((name) -> !binary(name)).collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public @Nullable String query(String name) {
		return null;
	}

	private static boolean binary(String name) {
		return name.toLowerCase(Locale.ROOT).endsWith(Metadata.BINARY_HEADER_SUFFIX);
	}

}

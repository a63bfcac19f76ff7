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

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that opens a connection, whatever server it came through.
 *
 * @since 0.1.0
 */
public interface ClientRequest {

	/**
	 * Return the HTTP method.
	 * @return the method in upper case
	 */
	String method();

	/**
	 * Return whether the request came by HTTP/1.1, where the channel is free for one
	 * response of any length.
	 * @return {@code false} for HTTP/1.0, HTTP/2 and later
	 */
	boolean http1();

	/**
	 * Return all values of a header.
	 * @param name the name in any case
	 * @return the values, maybe none
	 */
	List<String> headers(String name);

	/**
	 * Return the names of all headers.
	 * @return the names in any case
	 */
	Set<String> headerNames();

	/**
	 * Return the first value of a query parameter.
	 * @param name the name
	 * @return the decoded value, {@code null} if it is absent
	 */
	@Nullable String query(String name);

	/**
	 * Return the first value of a header.
	 * @param name the name in any case
	 * @return the value, empty if it is absent
	 */
	default String header(String name) {
		List<String> values = headers(name);
		return values.isEmpty() ? "" : values.get(0);
	}

}

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

package io.centrifugo.boot.web;

import org.springframework.util.Assert;
import org.springframework.web.server.WebHandler;

/**
 * Something to serve at a path, on the server of the application or on one of our own.
 * Paths match exactly, unless the endpoint is for all below its path too.
 *
 * @param path the path, starting with a slash, ending without one unless it is the root
 * @param handler answers every request for the path, whatever its method
 * @param tree whether paths below belong to it that no other endpoint has
 * @since 0.1.0
 */
public record WebEndpoint(String path, WebHandler handler, boolean tree) {

	public WebEndpoint {
		Assert.isTrue(path.startsWith("/"), "'path' must start with a slash");
	}

	/**
	 * Create an endpoint for nothing but one path.
	 * @param path the path
	 * @param handler answers every request for it
	 */
	public WebEndpoint(String path, WebHandler handler) {
		this(path, handler, false);
	}

	/**
	 * Create an endpoint at a configured place.
	 * @param prefix the configured path: a slash at the end is cut off
	 * @param handler answers requests
	 * @return the endpoint
	 */
	public static WebEndpoint at(String prefix, WebHandler handler) {
		return new WebEndpoint(normalize(prefix), handler);
	}

	/**
	 * Create an endpoint for a configured place and all below it.
	 * @param prefix the configured path: a slash at the end is cut off
	 * @param handler answers requests
	 * @return the endpoint
	 */
	public static WebEndpoint below(String prefix, WebHandler handler) {
		return new WebEndpoint(normalize(prefix), handler, true);
	}

	/**
	 * Return whether a path lies below that of this endpoint.
	 * @param other path of a request
	 * @return {@code true} if this endpoint may answer it
	 */
	boolean holds(String other) {
		return this.tree && other.startsWith(base(this.path) + "/");
	}

	/**
	 * Return what the paths have in common, for metrics and the like.
	 * @return a pattern of Spring's
	 */
	String pattern() {
		return this.tree ? this.path + "/**" : this.path;
	}

	/**
	 * Return a configured path in the form that requests have.
	 * @param prefix the configured path, with or without slashes around it
	 * @return the path
	 */
	public static String normalize(String prefix) {
		String path = prefix.startsWith("/") ? prefix : "/" + prefix;
		return (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
	}

	/**
	 * Return what paths below a configured one begin with.
	 * @param prefix the configured path
	 * @return the path without a slash at the end, empty for the root
	 */
	public static String base(String prefix) {
		String path = normalize(prefix);
		return "/".equals(path) ? "" : path;
	}

}

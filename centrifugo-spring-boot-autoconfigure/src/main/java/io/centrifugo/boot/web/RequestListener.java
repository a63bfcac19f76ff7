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

/**
 * Told of each answered request to an endpoint. Called on an event loop: must not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RequestListener {

	/**
	 * A request is being answered.
	 * @param path path of the endpoint
	 * @param method method of the request
	 * @param status status of the response
	 */
	void onAnswer(String path, String method, int status);

}

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

package io.centrifugo.engine.metrics;

/**
 * Recorder of calls to the server API by one protocol.
 *
 * @since 0.1.0
 */
public interface ApiMetrics {

	/**
	 * Record a call.
	 * @param method the API method
	 * @param nanos how long it took
	 */
	void command(String method, long nanos);

	/**
	 * Count a call that failed.
	 * @param method the API method
	 * @param error error code or {@code unmarshal}
	 */
	void error(String method, String error);

	/**
	 * Record a call of the {@code rpc} method.
	 * @param method the application's method, one of those it registered
	 * @param nanos how long it took
	 */
	void rpc(String method, long nanos);

}

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

package io.centrifugo.boot.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells what to do about a server that cannot serve WebSocket connections.
 */
class UnsuitableServerFailureAnalyzer extends AbstractFailureAnalyzer<UnsuitableServerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableServerException cause) {
		return new FailureAnalysis(
				"WebSocket connections of Centrifugo need Reactor Netty, Tomcat or Jetty, but the server of this "
						+ "application comes from " + cause.server() + ".",
				"Use one of them for the application, or set 'centrifugo.http-server.port' to give Centrifugo a "
						+ "server of its own, or, if streams over HTTP are enough, set "
						+ "'centrifugo.websocket.disabled=true' and leave unidirectional WebSockets off.",
				cause);
	}

}

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

package io.centrifugo.engine.session;

import java.util.List;
import java.util.Map;

import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * What a session must know of its transport.
 *
 * @param name name in events and metrics: {@code websocket}, {@code sse},
 * {@code http_stream}, {@code webtransport}, {@code uni_websocket}, {@code uni_sse},
 * {@code uni_http_stream}, {@code uni_grpc} or {@code sockjs}
 * @param wireForm how messages become bytes
 * @param emulated whether commands come by separate requests, so that the client needs
 * session and node ids
 * @param pingPong whether pings go by the protocol; {@code false} when the transport
 * pings natively
 * @param headers headers of the client's HTTP request, names in lower case
 * @param authenticatedUser user id put on the request by a trusted proxy's header, empty
 * if none
 * @since 0.1.0
 */
public record TransportInfo(String name, WireForm wireForm, boolean emulated, boolean pingPong,
		Map<String, List<String>> headers, String authenticatedUser) {
}

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

package io.centrifugo.engine.transport.websocket;

import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;

/**
 * The wire forms of WebSocket connections.
 *
 * @since 0.1.0
 */
public final class WebSocketForms {

	/** JSON in text frames. */
	public static final WireForm JSON = new WireForm(JsonCodec.INSTANCE, false, WebSocketFraming.TEXT);

	/** Protobuf in binary frames. */
	public static final WireForm PROTOBUF = new WireForm(ProtobufCodec.INSTANCE, false, WebSocketFraming.BINARY);

	/** Bare pushes as JSON in text frames. */
	public static final WireForm UNIDIRECTIONAL_JSON = new WireForm(JsonCodec.INSTANCE, true, WebSocketFraming.TEXT);

	private WebSocketForms() {
	}

}

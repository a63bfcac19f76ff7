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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.centrifugo.engine.protocol.frame.Framing;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.transport.deflate.Compressor;
import io.centrifugo.engine.transport.deflate.DeflateOptions;

/**
 * The wire forms of WebSocket connections.
 *
 * @param json JSON in text frames
 * @param protobuf Protobuf in binary frames
 * @param unidirectionalJson bare pushes as JSON in text frames
 * @since 0.1.0
 */
public record WebSocketForms(WireForm json, WireForm protobuf, WireForm unidirectionalJson) {

	/** Messages as they are. */
	public static final WebSocketForms PLAIN = of(WebSocketFraming.TEXT, WebSocketFraming.BINARY);

	private static final Map<Compression, WebSocketForms> DEFLATED = new ConcurrentHashMap<>();

	/**
	 * Return the forms with compressed messages, the same for equal options.
	 * @param options the options
	 * @return the forms
	 */
	public static WebSocketForms deflated(DeflateOptions options) {
		return DEFLATED.computeIfAbsent(new Compression(options.level(), options.minSize()), Compression::forms);
	}

	private static WebSocketForms of(Framing text, Framing binary) {
		return new WebSocketForms(new WireForm(JsonCodec.INSTANCE, false, text),
				new WireForm(ProtobufCodec.INSTANCE, false, binary), new WireForm(JsonCodec.INSTANCE, true, text));
	}

	/**
	 * What compressed bytes depend on.
	 */
	private record Compression(int level, int minSize) {

		WebSocketForms forms() {
			Compressor compressor = new Compressor(this.level);
			return of(new DeflatedFraming(WebSocketFraming.TEXT, compressor, this.minSize),
					new DeflatedFraming(WebSocketFraming.BINARY, compressor, this.minSize));
		}

	}

}

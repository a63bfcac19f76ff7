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

package io.centrifugo.engine.transport.stream;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

import io.centrifugo.engine.protocol.frame.Codec;
import io.centrifugo.engine.protocol.frame.Framing;
import io.centrifugo.engine.protocol.frame.LineFraming;
import io.centrifugo.engine.protocol.frame.VarintFraming;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.json.JsonCodec;
import io.centrifugo.engine.protocol.protobuf.ProtobufCodec;
import io.centrifugo.engine.session.TransportInfo;

/**
 * How one kind of stream looks. Each exists in two forms: with the chunks of HTTP/1.1,
 * for channels that are taken over, and without, for servers that write responses
 * themselves.
 *
 * @param chunked the transport with chunks
 * @param plain the transport without
 * @param prelude text ahead of the first message
 * @param contentType content type of the response
 * @since 0.1.0
 */
public record StreamFormat(TransportInfo chunked, TransportInfo plain, String prelude, String contentType) {

	/** Bidirectional SSE. */
	public static final StreamFormat SSE = sse("sse", false);

	/** Unidirectional SSE. */
	public static final StreamFormat UNIDIRECTIONAL_SSE = sse("uni_sse", true);

	/** Bidirectional HTTP-streaming of JSON. */
	public static final StreamFormat HTTP_STREAM_JSON = lines("http_stream", false);

	/** Unidirectional HTTP-streaming. */
	public static final StreamFormat UNIDIRECTIONAL_HTTP_STREAM = lines("uni_http_stream", true);

	/** Bidirectional HTTP-streaming of Protobuf. */
	public static final StreamFormat HTTP_STREAM_PROTOBUF = create("http_stream", ProtobufCodec.INSTANCE, false,
			VarintFraming.INSTANCE)
		.with("", "application/octet-stream");

	private static StreamFormat sse(String name, boolean unidirectional) {
		return create(name, JsonCodec.INSTANCE, unidirectional, SseFraming.INSTANCE).with("\r\n",
				"text/event-stream; charset=utf-8");
	}

	private static StreamFormat lines(String name, boolean unidirectional) {
		return create(name, JsonCodec.INSTANCE, unidirectional, LineFraming.INSTANCE).with("",
				"text/plain; charset=utf-8");
	}

	private static StreamFormat create(String name, Codec codec, boolean unidirectional, Framing framing) {
		WireForm chunked = new WireForm(codec, unidirectional, new ChunkedFraming(framing));
		WireForm plain = new WireForm(codec, unidirectional, framing);
		return new StreamFormat(info(name, chunked), info(name, plain), "", "");
	}

	private static TransportInfo info(String name, WireForm form) {
		return new TransportInfo(name, form, !form.unidirectional(), true, Map.of(), "");
	}

	private StreamFormat with(String newPrelude, String newContentType) {
		return new StreamFormat(this.chunked, this.plain, newPrelude, newContentType);
	}

	ByteBuf plainPrelude() {
		return Unpooled.copiedBuffer(this.prelude, StandardCharsets.US_ASCII);
	}

	ByteBuf chunkedPrelude(ByteBufAllocator allocator) {
		ByteBuf text = plainPrelude();
		ByteBuf chunk = allocator.directBuffer();
		new ChunkedFraming((message, out) -> out.writeBytes(message, 0, message.readableBytes())).write(text, chunk);
		return chunk;
	}

}

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

package io.centrifugo.engine.transport.sockjs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.frame.Framing;
import io.centrifugo.engine.protocol.frame.LineFraming;

/**
 * How a response carries frames to the client.
 *
 * @param contentType content type of the response
 * @param streaming whether it goes on behind the first frame
 * @param prelude text ahead of the first frame
 * @param framing what goes around each frame
 */
record ReceiverFormat(String contentType, boolean streaming, String prelude, Framing framing) {

	private static final String SCRIPT_TYPE = "application/javascript; charset=UTF-8";

	private static final ReceiverFormat XHR = new ReceiverFormat(SCRIPT_TYPE, false, "", LineFraming.INSTANCE);

	/** Browsers that hand on nothing before there is enough of it. */
	private static final ReceiverFormat XHR_STREAMING = new ReceiverFormat(SCRIPT_TYPE, true, "h".repeat(2048) + "\n",
			LineFraming.INSTANCE);

	private static final ReceiverFormat EVENT_SOURCE = new ReceiverFormat("text/event-stream; charset=UTF-8", true,
			"\r\n", ReceiverFormat::writeEvent);

	private static final int PAGE_SIZE = 1024;

	/**
	 * Return a format.
	 * @param transport name of the transport in the path
	 * @param callback a checked name of a function
	 * @return the format, {@code null} if it is no transport that receives
	 */
	static @Nullable ReceiverFormat of(String transport, String callback) {
		return switch (transport) {
			case "xhr" -> XHR;
			case "xhr_streaming" -> XHR_STREAMING;
			case "eventsource" -> EVENT_SOURCE;
			case "htmlfile" -> new ReceiverFormat("text/html; charset=UTF-8", true, page(callback),
					script("<script>\np(", ");\n</script>\r\n"));
			// The comment keeps others from taking the response for something else
			case "jsonp" -> new ReceiverFormat(SCRIPT_TYPE, false, "", script("/**/" + callback + "(", ");\r\n"));
			default -> null;
		};
	}

	/**
	 * Return the headers of the response.
	 * @return values by name
	 */
	Map<String, String> headers() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", this.contentType);
		headers.put("Cache-Control", SockJsPages.NEVER);
		headers.put("X-Accel-Buffering", "no");
		headers.put("X-Content-Type-Options", "nosniff");
		return headers;
	}

	private static Framing script(String prefix, String suffix) {
		return (frame, out) -> {
			out.writeCharSequence(prefix, StandardCharsets.US_ASCII);
			StringQuoting.SCRIPT.write(frame, out);
			out.writeCharSequence(suffix, StandardCharsets.US_ASCII);
		};
	}

	/**
	 * Frames hold neither line ends nor zeros, which JSON escapes.
	 */
	private static void writeEvent(ByteBuf frame, ByteBuf out) {
		out.writeCharSequence("data: ", StandardCharsets.US_ASCII);
		for (int i = frame.readerIndex(); i < frame.writerIndex(); i++) {
			byte next = frame.getByte(i);
			if (next == '%') {
				out.writeCharSequence("%25", StandardCharsets.US_ASCII);
			}
			else {
				out.writeByte(next);
			}
		}
		out.writeCharSequence("\r\n\r\n", StandardCharsets.US_ASCII);
	}

	private static String page(String callback) {
		String page = """
				<!DOCTYPE html>
				<html><head><meta charset="UTF-8"></head><body>
				<script>
				document.domain = document.domain;
				var receiver = parent.%s;
				receiver.start();
				function p(frame) { receiver.message(frame); }
				window.onload = function() { receiver.stop(); };
				</script>
				""".formatted(callback);
		return page + " ".repeat(Math.max(0, PAGE_SIZE - page.length())) + "\r\n\r\n";
	}

}

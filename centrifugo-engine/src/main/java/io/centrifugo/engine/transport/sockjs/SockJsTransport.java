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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.session.TransportInfo;
import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.TransportContext;
import io.centrifugo.engine.transport.stream.StreamResponse;
import io.centrifugo.engine.transport.websocket.WebSocketEndpoint;

/**
 * The SockJS transport: everything below one path. Sessions by HTTP live on this node,
 * which all their requests must reach.
 *
 * @since 0.1.0
 */
public final class SockJsTransport {

	/** Name in events and metrics. */
	static final String NAME = "sockjs";

	private static final TransportInfo INFO = new TransportInfo(NAME, SockJsFrames.ELEMENTS, false, true, Map.of(), "");

	private static final Pattern CALLBACK = Pattern.compile("[a-zA-Z0-9_.]+");

	private final Map<String, SockJsConnection> connections = new ConcurrentHashMap<>();

	private final SockJsOptions options;

	private final TransportContext context;

	private final SockJsPages pages;

	private final SockJsWebSocketTransport webSocket;

	/**
	 * Create the transport.
	 * @param options the {@code sockjs.*} options
	 * @param context sessions, origins and limits
	 */
	public SockJsTransport(SockJsOptions options, TransportContext context) {
		this.options = options;
		this.context = context;
		this.pages = new SockJsPages(options.clientUrl());
		this.webSocket = new SockJsWebSocketTransport(options, context);
	}

	/**
	 * Return what decides requests for a path that is answered by WebSocket.
	 * @param path the path below the prefix
	 * @return the endpoint, {@code null} if the path is not of that kind
	 */
	public @Nullable WebSocketEndpoint webSocket(String path) {
		SockJsPath parsed = SockJsPath.parse(path);
		return (parsed != null && parsed.transport().equals("websocket")) ? this.webSocket : null;
	}

	/**
	 * Return the limit of a request body.
	 * @return bytes above which the answer is 413
	 */
	public int maxBodySize() {
		return this.options.maxBodySize();
	}

	/**
	 * Answer a request, apart from CORS headers.
	 * @param request the request
	 * @param path its path below the prefix
	 * @param body its body, maybe empty; used by nobody else
	 * @param loop where a session lives that begins with this request
	 * @return the answer
	 */
	public StreamResponse answer(ClientRequest request, String path, byte[] body, EventLoop loop) {
		StreamResponse page = this.pages.find(request, path);
		if (page != null) {
			return page;
		}
		SockJsPath parsed = SockJsPath.parse(path);
		if (parsed == null) {
			return StreamResponse.of(HttpResponseStatus.NOT_FOUND);
		}
		return switch (parsed.transport()) {
			case "xhr", "xhr_streaming", "xhr_send" -> unlessPreflight(request, parsed, body, loop);
			case "jsonp_send" -> byMethod("POST", request, parsed, body, loop);
			case "eventsource", "htmlfile", "jsonp" -> byMethod("GET", request, parsed, body, loop);
			default -> StreamResponse.of(HttpResponseStatus.NOT_FOUND);
		};
	}

	private StreamResponse unlessPreflight(ClientRequest request, SockJsPath path, byte[] body, EventLoop loop) {
		return request.method().equals("OPTIONS") ? SockJsPages.preflight("OPTIONS, POST")
				: byMethod("POST", request, path, body, loop);
	}

	private StreamResponse byMethod(String method, ClientRequest request, SockJsPath path, byte[] body,
			EventLoop loop) {
		if (!request.method().equals(method)) {
			return StreamResponse.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
		}
		return path.transport().endsWith("_send") ? send(request, path, body) : receive(request, path, loop);
	}

	private StreamResponse receive(ClientRequest request, SockJsPath path, EventLoop loop) {
		String callback = Objects.requireNonNullElse(request.query("c"), "");
		if (path.transport().equals("htmlfile") || path.transport().equals("jsonp")) {
			if (callback.isEmpty()) {
				return badRequest("\"callback\" parameter required");
			}
			if (!CALLBACK.matcher(callback).matches()) {
				return badRequest("invalid \"callback\" parameter");
			}
		}
		ReceiverFormat format = ReceiverFormat.of(path.transport(), callback);
		SockJsConnection connection = this.connections.computeIfAbsent(path.session(),
				(id) -> create(id, request, loop));
		if (format == null || connection == null) {
			return StreamResponse.of(HttpResponseStatus.SERVICE_UNAVAILABLE);
		}
		return new StreamResponse(HttpResponseStatus.OK, format.headers(), true,
				body(connection, new Receiver(format, this.options.responseLimit())));
	}

	private @Nullable SockJsConnection create(String id, ClientRequest request, EventLoop loop) {
		if (!this.context.limits().admit()) {
			return null;
		}
		SockJsConnection connection = new SockJsConnection(loop, this.context.describe(INFO, request), this.context,
				this.options, () -> this.connections.remove(id));
		loop.execute(connection::expectReceiver);
		return connection;
	}

	private static Flux<ByteBuf> body(SockJsConnection connection, Receiver receiver) {
		EventLoop loop = connection.eventLoop();
		return receiver.body()
			.doOnSubscribe((subscription) -> loop.execute(() -> connection.attach(receiver)))
			.doOnCancel(() -> loop.execute(() -> connection.detach(receiver)));
	}

	/**
	 * Take commands. Pages of foreign origins can read some receivers, which are scripts,
	 * so it is here that they are kept out.
	 */
	private StreamResponse send(ClientRequest request, SockJsPath path, byte[] body) {
		if (!this.context.origins().allows(request.header("origin"))) {
			return StreamResponse.of(HttpResponseStatus.FORBIDDEN);
		}
		SockJsConnection connection = this.connections.get(path.session());
		if (connection == null) {
			return StreamResponse.of(HttpResponseStatus.NOT_FOUND);
		}
		boolean jsonp = path.transport().equals("jsonp_send");
		byte[] payload = jsonp ? field(request, body) : body;
		if (payload.length == 0) {
			return badRequest("Payload expected.");
		}
		try {
			List<byte[]> frames = JsonStrings.unquoteAll(payload);
			connection.eventLoop().execute(() -> connection.receive(frames));
		}
		catch (MalformedFrameException ex) {
			return badRequest("Broken JSON encoding.");
		}
		return jsonp ? SockJsPages.sent(HttpResponseStatus.OK, "ok")
				: SockJsPages.sent(HttpResponseStatus.NO_CONTENT, "");
	}

	/**
	 * Take the payload out of a form, if it is one.
	 */
	private static byte[] field(ClientRequest request, byte[] body) {
		String type = request.header("content-type").toLowerCase(Locale.ROOT);
		if (!type.startsWith("application/x-www-form-urlencoded")) {
			return body;
		}
		try {
			List<String> values = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8), false).parameters()
				.getOrDefault("d", List.of(""));
			return values.get(0).getBytes(StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return body;
		}
	}

	private static StreamResponse badRequest(String text) {
		return SockJsPages.text(HttpResponseStatus.BAD_REQUEST, text);
	}

}

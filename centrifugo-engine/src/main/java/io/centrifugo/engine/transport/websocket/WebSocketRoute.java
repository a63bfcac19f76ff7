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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import io.centrifugo.engine.transport.NettyClientRequest;

/**
 * Serves WebSocket paths right behind the HTTP codec, before the server makes an exchange
 * of the request. For servers on which nothing (no filter, no security) stands in front
 * of these paths; every other request passes.
 *
 * @since 0.1.0
 */
public final class WebSocketRoute extends ChannelInboundHandlerAdapter {

	private static final String NAME = "centrifugo.websocket.route";

	private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Accept: ";

	private final Map<String, WebSocketEndpoint> endpoints;

	/** Whether the rest of a request that was answered is thrown away. */
	private boolean answered;

	private WebSocketRoute(Map<String, WebSocketEndpoint> endpoints) {
		this.endpoints = endpoints;
	}

	/**
	 * Install in a new channel of an HTTP/1.1 server, as with
	 * {@code HttpServer.doOnChannelInit}. Does nothing if the channel speaks something
	 * else.
	 * @param channel the channel
	 * @param endpoints the endpoints by exact path
	 */
	public static void install(Channel channel, Map<String, WebSocketEndpoint> endpoints) {
		ChannelPipeline pipeline = channel.pipeline();
		ChannelHandlerContext codec = pipeline.context(HttpServerCodec.class);
		if (codec != null) {
			pipeline.addAfter(codec.name(), NAME, new WebSocketRoute(endpoints));
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		if (this.answered) {
			ReferenceCountUtil.release(message);
			return;
		}
		WebSocketEndpoint endpoint = (message instanceof HttpRequest request) ? this.endpoints.get(path(request))
				: null;
		if (endpoint == null) {
			ctx.fireChannelRead(message);
			return;
		}
		this.answered = !(message instanceof LastHttpContent);
		answer(ctx, endpoint.handshake(NettyClientRequest.of((HttpRequest) message)));
		ReferenceCountUtil.release(message);
	}

	private static String path(HttpRequest request) {
		String uri = request.uri();
		int query = uri.indexOf('?');
		return (query >= 0) ? uri.substring(0, query) : uri;
	}

	private void answer(ChannelHandlerContext ctx, WebSocketHandshake handshake) {
		if (!handshake.granted()) {
			ctx.writeAndFlush(refusal(handshake)).addListener(ChannelFutureListener.CLOSE);
			return;
		}
		ByteBuf response = ctx.alloc().directBuffer();
		ByteBufUtil.writeAscii(response, SWITCHING);
		ByteBufUtil.writeAscii(response, handshake.accept());
		writeHeader("Sec-WebSocket-Protocol", handshake.subprotocol(), response);
		writeHeader("Sec-WebSocket-Extensions", handshake.extensions(), response);
		ByteBufUtil.writeAscii(response, "\r\n\r\n");
		Channel channel = ctx.channel();
		// Past the codec, which knows no such response to a request it has not seen the
		// end of
		channel.pipeline().context(HttpServerCodec.class).writeAndFlush(response);
		handshake.takeOver().accept(channel);
	}

	private static void writeHeader(String name, String value, ByteBuf response) {
		if (!value.isEmpty()) {
			ByteBufUtil.writeAscii(response, "\r\n" + name + ": " + value);
		}
	}

	private static FullHttpResponse refusal(WebSocketHandshake handshake) {
		ByteBuf body = Unpooled.copiedBuffer(handshake.body(), StandardCharsets.UTF_8);
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, handshake.status(), body);
		response.headers()
			.set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
			.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
		if (handshake.namesVersion()) {
			response.headers().set("Sec-Websocket-Version", "13");
		}
		return response;
	}

}

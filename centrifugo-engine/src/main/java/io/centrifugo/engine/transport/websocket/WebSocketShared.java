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

import io.centrifugo.engine.transport.ClientRequest;
import io.centrifugo.engine.transport.FlushQueues;
import io.centrifugo.engine.transport.deflate.Decompressor;
import io.centrifugo.engine.transport.deflate.DeflateOffer;

/**
 * What the connections of a WebSocket transport share.
 *
 * @since 0.1.0
 */
public final class WebSocketShared {

	private final WebSocketOptions options;

	private final FlushQueues flushQueues;

	private final Decompressor decompressor;

	/**
	 * Create it, once per transport.
	 * @param options the options of the connections
	 */
	public WebSocketShared(WebSocketOptions options) {
		this.options = options;
		this.flushQueues = new FlushQueues(options.writeTimeout());
		this.decompressor = new Decompressor(options.deflate().limit(options.messageSizeLimit()));
	}

	/**
	 * Negotiate extensions.
	 * @param request the request
	 * @return value of {@code Sec-WebSocket-Extensions} to answer; unless it is empty,
	 * messages may be compressed
	 */
	public String extensions(ClientRequest request) {
		return this.options.deflate().enabled() ? DeflateOffer.accept(request.headers("sec-websocket-extensions")) : "";
	}

	/**
	 * Return the wire forms.
	 * @param deflated whether compression is negotiated
	 * @return the forms
	 */
	public WebSocketForms forms(boolean deflated) {
		return deflated ? WebSocketForms.deflated(this.options.deflate()) : WebSocketForms.PLAIN;
	}

	WebSocketOptions options() {
		return this.options;
	}

	FlushQueues flushQueues() {
		return this.flushQueues;
	}

	Decompressor decompressor() {
		return this.decompressor;
	}

}

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

package io.centrifugo.engine.hub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.frame.WireForm;
import io.centrifugo.engine.protocol.push.Push;
import io.centrifugo.engine.protocol.push.PushBody;

/**
 * A join or leave event on its way to every subscriber of a channel.
 *
 * @since 0.1.0
 */
public final class SharedPush extends Broadcast {

	private static final int WEIGHT = 256;

	private final PushBody body;

	SharedPush(String channel, PushBody body, int holders) {
		super(channel, holders);
		this.body = body;
	}

	/**
	 * Return what happened.
	 * @return a join or a leave
	 */
	public PushBody body() {
		return this.body;
	}

	/**
	 * Return the encoded push, shared by every subscriber of the wire form.
	 * @param form the wire form
	 * @return a borrowed buffer; {@code null} if this encoding cannot carry it
	 */
	public @Nullable ByteBuf frame(WireForm form) {
		return sharedFrame(form, PublicationVariant.FULL);
	}

	@Override
	int weight() {
		return WEIGHT;
	}

	@Override
	@Nullable ByteBuf encode(WireForm form, PublicationVariant variant) {
		try {
			return form.encode(ByteBufAllocator.DEFAULT, new Push(channel(), this.body));
		}
		catch (DisconnectException ex) {
			return null;
		}
	}

	/**
	 * Return the channel.
	 * @return its full name
	 */
	public String channel() {
		return channelName();
	}

}

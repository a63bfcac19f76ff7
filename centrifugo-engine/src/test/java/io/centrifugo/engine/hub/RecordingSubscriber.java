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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

import io.centrifugo.engine.protocol.frame.WireForm;

/**
 * Remembers the text of each joined batch and the kind of each presence event.
 */
class RecordingSubscriber extends Subscriber {

	final List<String> received = new CopyOnWriteArrayList<>();

	private final WireForm form;

	RecordingSubscriber(EventLoop loop, String channel, WireForm form) {
		super(loop, channel);
		this.form = form;
	}

	@Override
	protected void onPublications(PublicationBatch batch) {
		ByteBuf joined = batch.joined(this.form);
		this.received.add((joined != null) ? joined.toString(StandardCharsets.UTF_8) : "3506");
	}

	@Override
	protected void onPresenceEvent(SharedPush push) {
		ByteBuf frame = push.frame(this.form);
		this.received.add((frame != null) ? frame.toString(StandardCharsets.UTF_8) : "3506");
	}

	String text() {
		return String.join("", this.received);
	}

}

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

package io.centrifugo.engine.broker.redis.connection;

import java.util.List;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Channels that somebody waits to be subscribed. Confined to the loop's thread.
 */
final class SubscribeRequest {

	private final List<String> channels;

	private final MonoSink<Void> sink;

	private @Nullable Future<?> timeout;

	private boolean ended;

	SubscribeRequest(List<String> channels, MonoSink<Void> sink) {
		this.channels = channels;
		this.sink = sink;
	}

	List<String> channels() {
		return this.channels;
	}

	boolean ended() {
		return this.ended;
	}

	void timeout(Future<?> scheduled) {
		this.timeout = scheduled;
	}

	void succeed() {
		end();
		this.sink.success();
	}

	void fail(Throwable failure) {
		end();
		this.sink.error(failure);
	}

	private void end() {
		this.ended = true;
		if (this.timeout != null) {
			this.timeout.cancel(false);
		}
	}

}

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

package io.centrifugo.engine.auth.jwks;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * Collects a response and gives up when there is too much of it.
 */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

	private final CompletableFuture<byte[]> result = new CompletableFuture<>();

	private final ByteBuf content = Unpooled.buffer();

	private final int maxSize;

	private Flow.@Nullable Subscription subscription;

	BoundedBody(int maxSize) {
		this.maxSize = maxSize;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.result;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> buffers) {
		for (ByteBuffer buffer : buffers) {
			if (this.content.readableBytes() + buffer.remaining() > this.maxSize) {
				tooLarge();
				return;
			}
			this.content.writeBytes(buffer);
		}
	}

	private void tooLarge() {
		if (this.subscription != null) {
			this.subscription.cancel();
		}
		this.result.completeExceptionally(new KeySetUnavailableException("Key set too large"));
	}

	@Override
	public void onError(Throwable ex) {
		this.result.completeExceptionally(ex);
	}

	@Override
	public void onComplete() {
		this.result.complete(ByteBufUtil.getBytes(this.content));
	}

}

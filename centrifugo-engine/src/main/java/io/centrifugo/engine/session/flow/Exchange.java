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

package io.centrifugo.engine.session.flow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.DisconnectException;
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.reply.Reply;
import io.centrifugo.engine.protocol.reply.Result;

/**
 * One command on its way to its one reply. On the loop of its connection only.
 *
 * @since 0.1.0
 */
public class Exchange {

	private static final Logger logger = LoggerFactory.getLogger(Exchange.class);

	private final Client client;

	private final int id;

	private final FrameType type;

	private final long started = System.nanoTime();

	private boolean finished;

	/**
	 * Create for a command that begins now.
	 * @param client who sent it
	 * @param id its number
	 * @param type its kind
	 */
	public Exchange(Client client, int id, FrameType type) {
		this.client = client;
		this.id = id;
		this.type = type;
	}

	/**
	 * Answer with a result that comes later.
	 * @param result the result, never empty
	 */
	public final void answer(Mono<? extends Result> result) {
		await(result, this::succeed);
	}

	/**
	 * Answer with a result that comes later, after everything that its making has queued
	 * on the loop: a client's own publication before the reply.
	 */
	final void answerLater(Mono<? extends Result> result) {
		LoopSubscriber.subscribeLater(result, this.client.eventLoop(), outcome(this::succeed, this::fail));
	}

	/**
	 * Go on when something is there; a failure, and the lack of a value, end this.
	 * @param <T> kind of value
	 * @param mono what is waited for
	 * @param then what is done with it, unless the connection is closed by then
	 */
	public final <T> void await(Mono<T> mono, Consumer<T> then) {
		await(mono, then, this::fail);
	}

	final <T> void await(Mono<T> mono, Consumer<T> then, Consumer<Throwable> failed) {
		LoopSubscriber.subscribe(mono, this.client.eventLoop(), outcome(then, failed));
	}

	private <T> LoopSubscriber.Outcome<T> outcome(Consumer<? super T> then, Consumer<Throwable> failed) {
		return new LoopSubscriber.Outcome<>() {

			@Override
			public void onValue(@Nullable T value) {
				if (value == null) {
					throw new IllegalStateException("No answer to a " + Exchange.this.type.label() + " command");
				}
				if (!Exchange.this.client.closed()) {
					then.accept(value);
				}
			}

			@Override
			public void onFailure(Throwable cause) {
				if (!Exchange.this.client.closed()) {
					failed.accept(cause);
				}
			}

		};
	}

	/**
	 * Answer with a result. The connection is closed if it cannot be encoded.
	 * @param result the result
	 */
	public final void succeed(Result result) {
		if (!this.finished && write(result)) {
			end();
		}
	}

	/**
	 * Answer with a result, and do something after the reply but before the next command.
	 * @param result the result
	 * @param then what is done after the reply
	 */
	public final void succeed(Result result, Runnable then) {
		if (!this.finished && write(result)) {
			then.run();
			end();
		}
	}

	/**
	 * Send the reply.
	 * @param result what it says
	 * @return whether it was sent; else the connection is closed
	 */
	protected boolean write(Result result) {
		return this.client.reply(this.type, Reply.of(this.id, result));
	}

	/**
	 * Answer with an error, or close the connection, as the failure demands.
	 * @param cause the failure
	 */
	public final void fail(Throwable cause) {
		if (this.finished || this.client.closed()) {
			return;
		}
		if (cause instanceof DisconnectException answer) {
			refuse(answer);
			return;
		}
		if (!(cause instanceof ErrorException)) {
			logger.error("A {} command of client {} failed", this.type.label(), this.client.clientId(), cause);
		}
		refuse((cause instanceof ErrorException answer) ? answer : ProtocolError.INTERNAL.toException());
	}

	/**
	 * Close the connection instead of a reply.
	 * @param answer why
	 */
	protected void refuse(DisconnectException answer) {
		this.client.close(answer.disconnect());
	}

	/**
	 * Answer with an error.
	 * @param answer the error
	 */
	protected void refuse(ErrorException answer) {
		logger.debug("A {} command of client {} is answered with an error", this.type.label(), this.client.clientId(),
				answer);
		this.client.shared().metrics().client().replyError(this.type, answer.code());
		if (this.client.reply(this.type, Reply.error(this.id, answer.error()))) {
			end();
		}
	}

	private void end() {
		if (!this.finished) {
			this.finished = true;
			this.client.shared().metrics().client().command(this.type, System.nanoTime() - this.started);
			this.client.commands().onFinished();
		}
	}

}

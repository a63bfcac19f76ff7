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

package io.centrifugo.engine.session.access;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks the application's handlers of one kind in turn.
 *
 * @since 0.1.0
 */
public final class HandlerChain {

	private HandlerChain() {
	}

	/**
	 * Ask until one answers.
	 * @param handlers the handlers
	 * @param ask how to ask one; what it throws counts as its answer
	 * @param <H> the kind of handler
	 * @param <D> the kind of answer
	 * @return the first answer, empty if there is none
	 */
	public static <H, D> Mono<D> first(List<H> handlers, Function<H, Mono<D>> ask) {
		return switch (handlers.size()) {
			case 0 -> Mono.empty();
			case 1 -> Mono.defer(() -> ask.apply(handlers.get(0)));
			default -> Flux.fromIterable(handlers).concatMap((handler) -> ask.apply(handler), 1).next();
		};
	}

}

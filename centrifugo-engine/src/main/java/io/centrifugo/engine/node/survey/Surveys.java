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

package io.centrifugo.engine.node.survey;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.centrifugo.engine.metrics.NodeAction;
import io.centrifugo.engine.metrics.NodeMetrics;
import io.centrifugo.engine.node.control.SurveyAnswer;
import io.centrifugo.engine.node.control.SurveyRequest;
import io.centrifugo.engine.node.control.SurveyResponse;
import io.centrifugo.engine.protocol.Payload;

/**
 * Surveys of one node: those it makes and those it answers. Every survey is answered, at
 * once when its operation is not known, since a silent node would hold up the others.
 * Safe from any thread.
 *
 * @since 0.1.0
 */
public final class Surveys {

	private static final Logger logger = LoggerFactory.getLogger(Surveys.class);

	private final String nodeId;

	private final SurveyTransport transport;

	private final Duration timeout;

	private final Scheduler scheduler;

	private final NodeMetrics metrics;

	private final Map<String, SurveyHandler> handlers = new ConcurrentHashMap<>();

	private final Map<Long, PendingSurvey> pending = new ConcurrentHashMap<>();

	private final AtomicLong ids = new AtomicLong();

	/**
	 * Create for a node.
	 * @param nodeId the node's id
	 * @param transport sends in its name
	 * @param timeout how long nodes may take to answer
	 * @param scheduler where handlers run
	 * @param metrics recorder
	 */
	public Surveys(String nodeId, SurveyTransport transport, Duration timeout, Scheduler scheduler,
			NodeMetrics metrics) {
		this.nodeId = nodeId;
		this.transport = transport;
		this.timeout = timeout;
		this.scheduler = scheduler;
		this.metrics = metrics;
	}

	/**
	 * Answer an operation from now on.
	 * @param op the operation
	 * @param handler the handler
	 */
	public void register(String op, SurveyHandler handler) {
		this.handlers.put(op, handler);
	}

	/**
	 * Ask nodes.
	 * @param op the operation
	 * @param data details of the question
	 * @param targets ids of the nodes whose answers are expected
	 * @param single whether to ask only that one target, rather than everybody
	 * @return the result, in time even when nodes are silent; fails if the question
	 * cannot be sent
	 */
	public Mono<SurveyResult> ask(String op, Payload data, Set<String> targets, boolean single) {
		return Mono.defer(() -> {
			long started = System.nanoTime();
			this.metrics.action(NodeAction.SURVEY);
			long id = this.ids.incrementAndGet();
			PendingSurvey survey = new PendingSurvey(targets);
			this.pending.put(id, survey);
			if (targets.contains(this.nodeId)) {
				answer(op, data).subscribe((answer) -> survey.answer(this.nodeId, answer));
			}
			return send(new SurveyRequest(id, op, data), targets, single).then(survey.result())
				.timeout(this.timeout, Mono.fromSupplier(survey::partial), this.scheduler)
				.doFinally((signal) -> {
					this.pending.remove(id);
					this.metrics.survey(op, System.nanoTime() - started);
				});
		});
	}

	private Mono<Void> send(SurveyRequest request, Set<String> targets, boolean single) {
		if (targets.isEmpty() || targets.equals(Set.of(this.nodeId))) {
			return Mono.empty();
		}
		return this.transport.send(request, single ? targets.iterator().next() : "");
	}

	/**
	 * Answer another node.
	 * @param node who asks
	 * @param request what it asks
	 */
	public void onRequest(String node, SurveyRequest request) {
		answer(request.op(), request.data())
			.flatMap((answer) -> this.transport.send(new SurveyResponse(request.id(), answer), node))
			.subscribe(null, (ex) -> logger.warn("Cannot answer survey {} of node {}", request.op(), node, ex));
	}

	private Mono<SurveyAnswer> answer(String op, Payload data) {
		SurveyHandler handler = this.handlers.get(op);
		if (handler == null) {
			return Mono.just(SurveyAnswer.METHOD_NOT_FOUND);
		}
		return Mono.defer(() -> handler.answer(data))
			.subscribeOn(this.scheduler)
			.timeout(this.timeout, this.scheduler)
			.onErrorResume((ex) -> {
				logger.error("Survey {} failed", op, ex);
				return Mono.empty();
			})
			.defaultIfEmpty(SurveyAnswer.INTERNAL_ERROR);
	}

	/**
	 * Take the answer of another node.
	 * @param node who answers
	 * @param response its answer
	 */
	public void onResponse(String node, SurveyResponse response) {
		PendingSurvey survey = this.pending.get(response.id());
		if (survey != null) {
			survey.answer(node, response.answer());
		}
	}

	/**
	 * Wait no longer for a node that has left.
	 * @param node the node
	 */
	public void onNodeGone(String node) {
		this.pending.values().forEach((survey) -> survey.forget(node));
	}

}

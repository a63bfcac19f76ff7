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

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import reactor.core.publisher.Mono;

import io.centrifugo.engine.channel.Glob;
import io.centrifugo.engine.hub.Hub;
import io.centrifugo.engine.node.control.SurveyAnswer;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolError;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.protobuf.ProtobufReader;
import io.centrifugo.engine.protocol.protobuf.ProtobufWriter;

/**
 * Survey about channels that have subscribers.
 *
 * @since 0.1.0
 */
public final class ChannelsSurvey implements SurveyHandler {

	/** Name of the operation. */
	public static final String OP = "channels";

	private final Hub hub;

	/**
	 * Create for a node.
	 * @param hub the node's hub
	 */
	public ChannelsSurvey(Hub hub) {
		this.hub = hub;
	}

	@Override
	public Mono<SurveyAnswer> answer(Payload data) {
		return Mono.fromSupplier(() -> {
			try {
				return SurveyAnswer.ok(channels(wanted(pattern(data))));
			}
			catch (IllegalArgumentException | MalformedFrameException ex) {
				return SurveyAnswer.INVALID_REQUEST;
			}
		});
	}

	private static Predicate<String> wanted(String pattern) {
		return (pattern.isEmpty()) ? (name) -> true : Glob.compile(pattern)::matches;
	}

	private Payload channels(Predicate<String> wanted) {
		ProtobufWriter out = new ProtobufWriter();
		for (String channel : this.hub.channels()) {
			if (wanted.test(channel)) {
				int subscribers = this.hub.numSubscribers(channel);
				out.message(1, (entry) -> entry.element(1, channel).message(2, (info) -> info.uint32(1, subscribers)));
			}
		}
		return Payload.of(out.toByteArray());
	}

	private static String pattern(Payload request) {
		ProtobufReader in = new ProtobufReader(request.bytes());
		String pattern = "";
		for (int field = in.next(); field != 0; field = in.next()) {
			if (field == 1) {
				pattern = in.string();
			}
			else {
				in.skip();
			}
		}
		return pattern;
	}

	/**
	 * Encode the question.
	 * @param pattern glob of the names asked for, empty for all
	 * @return details of the survey
	 */
	public static Payload request(String pattern) {
		return Payload.of(new ProtobufWriter().string(1, pattern).toByteArray());
	}

	/**
	 * Add up the answers.
	 * @param result what came of the survey
	 * @return channel to number of subscribers in the cluster
	 * @throws io.centrifugo.engine.protocol.ErrorException 100 unless every node has
	 * answered
	 */
	public static Map<String, Integer> total(SurveyResult result) {
		if (!result.successful()) {
			throw ProtocolError.INTERNAL.toException();
		}
		Map<String, Integer> total = new HashMap<>();
		for (SurveyAnswer answer : result.answers().values()) {
			ProtobufReader in = new ProtobufReader(answer.data().bytes());
			for (int field = in.next(); field != 0; field = in.next()) {
				if (field == 1) {
					addEntry(in, total);
				}
				else {
					in.skip();
				}
			}
		}
		return total;
	}

	private static void addEntry(ProtobufReader in, Map<String, Integer> total) {
		int outer = in.enter();
		String channel = "";
		int clients = 0;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> channel = in.string();
				case 2 -> clients = clients(in);
				default -> in.skip();
			}
		}
		in.leave(outer);
		total.merge(channel, clients, Integer::sum);
	}

	private static int clients(ProtobufReader in) {
		int outer = in.enter();
		int clients = 0;
		for (int field = in.next(); field != 0; field = in.next()) {
			if (field == 1) {
				clients = in.uint32();
			}
			else {
				in.skip();
			}
		}
		in.leave(outer);
		return clients;
	}

}

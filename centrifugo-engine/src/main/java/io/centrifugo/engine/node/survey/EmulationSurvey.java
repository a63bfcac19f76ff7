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

import java.util.concurrent.RejectedExecutionException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import io.centrifugo.engine.node.control.SurveyAnswer;
import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.ProtocolType;
import io.centrifugo.engine.protocol.command.EmulationRequest;
import io.centrifugo.engine.protocol.frame.MalformedFrameException;
import io.centrifugo.engine.protocol.json.JsonStrings;
import io.centrifugo.engine.protocol.protobuf.EmulationProtobuf;
import io.centrifugo.engine.session.Session;
import io.centrifugo.engine.session.SessionRegistry;

/**
 * Survey of one node that hands it emulated commands. Answered when they are handled.
 *
 * @since 0.1.0
 */
public final class EmulationSurvey implements SurveyHandler {

	/** Name of the operation. */
	public static final String OP = "centrifuge_emulation";

	private static final int BAD_REQUEST = 1;

	private static final int UNKNOWN_SESSION = 2;

	private final SessionRegistry sessions;

	/**
	 * Create for a node.
	 * @param sessions the node's sessions
	 */
	public EmulationSurvey(SessionRegistry sessions) {
		this.sessions = sessions;
	}

	@Override
	public Mono<SurveyAnswer> answer(Payload data) {
		return Mono.defer(() -> {
			try {
				return answer(EmulationProtobuf.decode(data.bytes()));
			}
			catch (MalformedFrameException ex) {
				return answer(BAD_REQUEST);
			}
		});
	}

	private Mono<SurveyAnswer> answer(EmulationRequest request) {
		Session session = this.sessions.bySession(request.session());
		if (session == null) {
			return answer(UNKNOWN_SESSION);
		}
		byte[] frame = frame(request.data(), session);
		if (frame == null) {
			return answer(BAD_REQUEST);
		}
		return Mono.create((sink) -> {
			try {
				session.eventLoop().execute(() -> handle(session, frame, sink));
			}
			catch (RejectedExecutionException ex) {
				sink.success(new SurveyAnswer(UNKNOWN_SESSION, Payload.EMPTY));
			}
		});
	}

	private static Mono<SurveyAnswer> answer(int code) {
		return Mono.just(new SurveyAnswer(code, Payload.EMPTY));
	}

	private static void handle(Session session, byte[] frame, MonoSink<SurveyAnswer> sink) {
		ByteBuf buffer = Unpooled.wrappedBuffer(frame);
		try {
			session.onFrame(buffer);
			sink.success(SurveyAnswer.OK);
		}
		catch (RuntimeException ex) {
			sink.error(ex);
		}
		finally {
			buffer.release();
		}
	}

	private static byte @Nullable [] frame(Payload data, Session session) {
		if (session.transport().wireForm().codec().type() == ProtocolType.PROTOBUF) {
			return data.bytes();
		}
		return JsonStrings.unquote(data);
	}

	/**
	 * Read the answer of the node asked.
	 * @param result what came of the survey
	 * @return what became of the commands
	 */
	public static EmulationOutcome outcome(SurveyResult result) {
		return result.answers().values().stream().findFirst().map((answer) -> switch (answer.code()) {
			case 0 -> EmulationOutcome.HANDLED;
			case BAD_REQUEST -> EmulationOutcome.BAD_REQUEST;
			case UNKNOWN_SESSION -> EmulationOutcome.UNKNOWN_SESSION;
			default -> EmulationOutcome.FAILED;
		}).orElse(EmulationOutcome.FAILED);
	}

}

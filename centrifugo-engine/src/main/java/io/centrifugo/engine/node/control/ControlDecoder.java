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

package io.centrifugo.engine.node.control;

import java.util.EnumMap;
import java.util.Map;

import io.centrifugo.engine.protocol.Payload;
import io.centrifugo.engine.protocol.protobuf.ProtobufReader;

/**
 * Reads control commands. Of several bodies the first in the order of {@link ControlType}
 * counts.
 */
final class ControlDecoder {

	private String uid = "";

	private final Map<ControlType, byte[]> bodies = new EnumMap<>(ControlType.class);

	private ControlDecoder() {
	}

	static ControlCommand decode(byte[] bytes) {
		ControlDecoder decoder = new ControlDecoder();
		decoder.read(new ProtobufReader(bytes));
		return new ControlCommand(decoder.uid, decoder.message());
	}

	private void read(ProtobufReader in) {
		for (int field = in.next(); field != 0; field = in.next()) {
			ControlType type = ControlType.of(field);
			if (field == 1) {
				this.uid = in.string();
			}
			else if (type != ControlType.UNSUPPORTED) {
				this.bodies.put(type, in.bytes());
			}
			else {
				in.skip();
			}
		}
	}

	private ControlMessage message() {
		for (Map.Entry<ControlType, byte[]> body : this.bodies.entrySet()) {
			return message(body.getKey(), new ProtobufReader(body.getValue()));
		}
		return new UnsupportedMessage("unknown kind of message");
	}

	private static ControlMessage message(ControlType type, ProtobufReader in) {
		return switch (type) {
			case NODE -> node(in);
			case SHUTDOWN -> new ShutdownMessage();
			case SUBSCRIBE, UNSUBSCRIBE, DISCONNECT, REFRESH -> new SessionMessageDecoder().decode(type, in);
			case SURVEY_REQUEST -> surveyRequest(in);
			case SURVEY_RESPONSE -> surveyResponse(in);
			case NOTIFICATION -> notification(in);
			case UNSUPPORTED -> new UnsupportedMessage("unknown kind of message");
		};
	}

	private static NodeInfo node(ProtobufReader in) {
		String nodeUid = "";
		String name = "";
		String version = "";
		int clients = 0;
		int users = 0;
		int channels = 0;
		int subscriptions = 0;
		int uptime = 0;
		NodeMetricsInfo metrics = null;
		Payload data = Payload.EMPTY;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> nodeUid = in.string();
				case 2 -> name = in.string();
				case 3 -> version = in.string();
				case 4 -> clients = in.uint32();
				case 5 -> users = in.uint32();
				case 6 -> channels = in.uint32();
				case 7 -> uptime = in.uint32();
				case 8 -> metrics = NodeMetricsDecoder.decode(in);
				case 9 -> data = Payload.of(in.bytes());
				case 10 -> subscriptions = in.uint32();
				default -> in.skip();
			}
		}
		return new NodeInfo(nodeUid, name, version, clients, users, channels, subscriptions, uptime, metrics, data);
	}

	private static SurveyRequest surveyRequest(ProtobufReader in) {
		long id = 0;
		String op = "";
		Payload data = Payload.EMPTY;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> id = in.uint64();
				case 2 -> op = in.string();
				case 3 -> data = Payload.of(in.bytes());
				default -> in.skip();
			}
		}
		return new SurveyRequest(id, op, data);
	}

	private static SurveyResponse surveyResponse(ProtobufReader in) {
		long id = 0;
		int code = 0;
		Payload data = Payload.EMPTY;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> id = in.uint64();
				case 2 -> code = in.uint32();
				case 3 -> data = Payload.of(in.bytes());
				default -> in.skip();
			}
		}
		return new SurveyResponse(id, new SurveyAnswer(code, data));
	}

	private static Notification notification(ProtobufReader in) {
		String op = "";
		Payload data = Payload.EMPTY;
		for (int field = in.next(); field != 0; field = in.next()) {
			switch (field) {
				case 1 -> op = in.string();
				case 2 -> data = Payload.of(in.bytes());
				default -> in.skip();
			}
		}
		return new Notification(op, data);
	}

}

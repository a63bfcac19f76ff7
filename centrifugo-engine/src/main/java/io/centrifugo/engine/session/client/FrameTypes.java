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

package io.centrifugo.engine.session.client;

import io.centrifugo.engine.metrics.FrameType;
import io.centrifugo.engine.protocol.command.RequestType;

/**
 * Names that metrics use for commands.
 */
final class FrameTypes {

	private FrameTypes() {
	}

	static FrameType of(RequestType type) {
		return switch (type) {
			case CONNECT -> FrameType.CONNECT;
			case PING -> FrameType.UNKNOWN;
			case SUBSCRIBE -> FrameType.SUBSCRIBE;
			case UNSUBSCRIBE -> FrameType.UNSUBSCRIBE;
			case PUBLISH -> FrameType.PUBLISH;
			case PRESENCE -> FrameType.PRESENCE;
			case PRESENCE_STATS -> FrameType.PRESENCE_STATS;
			case HISTORY -> FrameType.HISTORY;
			case RPC -> FrameType.RPC;
			case SEND -> FrameType.SEND;
			case REFRESH -> FrameType.REFRESH;
			case SUB_REFRESH -> FrameType.SUB_REFRESH;
		};
	}

}

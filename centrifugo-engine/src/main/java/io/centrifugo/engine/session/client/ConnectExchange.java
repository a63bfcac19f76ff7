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
import io.centrifugo.engine.protocol.ErrorException;
import io.centrifugo.engine.session.flow.Exchange;

/**
 * The connect command: a connection whose connect is answered with an error is good for
 * nothing any more.
 */
final class ConnectExchange extends Exchange {

	private final ClientSession session;

	ConnectExchange(ClientSession session, int id) {
		super(session, id, FrameType.CONNECT);
		this.session = session;
	}

	@Override
	protected void refuse(ErrorException answer) {
		this.session.refuseConnect();
		super.refuse(answer);
	}

}

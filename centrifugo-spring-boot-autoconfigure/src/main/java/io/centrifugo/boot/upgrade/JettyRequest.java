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

package io.centrifugo.boot.upgrade;

import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * A request of Jetty.
 */
final class JettyRequest implements UpgradeableRequest {

	private final Request request;

	JettyRequest(Request request) {
		this.request = request;
	}

	@Override
	public void upgrade(EventLoop loop, Consumer<Channel> takeOver) {
		EndPoint endPoint = this.request.getConnectionMetaData().getConnection().getEndPoint();
		this.request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
				new JettySocket(endPoint, this.request.getComponents().getExecutor(), loop, takeOver));
	}

}

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.RequestFacade;

/**
 * A request of Tomcat.
 */
final class TomcatRequest implements UpgradeableRequest {

	private final RequestFacade request;

	TomcatRequest(RequestFacade request) {
		this.request = request;
	}

	@Override
	public void upgrade(EventLoop loop, Consumer<Channel> takeOver) {
		try {
			this.request.upgrade(TomcatSocket.class).onInit(loop, takeOver);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ServletException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

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

/**
 * A request of a servlet container whose connection can become a channel of ours.
 *
 * @since 0.1.0
 */
public interface UpgradeableRequest {

	/**
	 * Have the server give its connection away once the exchange is complete. The
	 * response must have every header, and must not be sent.
	 * @param loop where the channel is to live
	 * @param takeOver makes a connection of the channel, on its loop
	 */
	void upgrade(EventLoop loop, Consumer<Channel> takeOver);

}

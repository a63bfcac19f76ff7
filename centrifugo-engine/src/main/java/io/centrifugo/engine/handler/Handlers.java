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

package io.centrifugo.engine.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The application's handlers of a node. Of several for one event, the first that does not
 * answer empty decides.
 *
 * @param connect deciders on connects without a token
 * @param subscribe deciders on subscribes without a token
 * @param publish deciders on client publications
 * @param rpc answerers of calls
 * @param refresh prolongs connections, if set
 * @param subRefresh prolongs subscriptions, if set
 * @param listeners told what became of connections
 * @since 0.1.0
 */
public record Handlers(List<ConnectHandler> connect, List<SubscribeHandler> subscribe, List<PublishHandler> publish,
		List<RpcHandler> rpc, @Nullable RefreshHandler refresh, @Nullable SubRefreshHandler subRefresh,
		List<ClientListener> listeners) {

	/** No handlers: configuration alone decides. */
	public static final Handlers NONE = new Handlers(List.of(), List.of(), List.of(), List.of(), null, null, List.of());

	public Handlers {
		connect = List.copyOf(connect);
		subscribe = List.copyOf(subscribe);
		publish = List.copyOf(publish);
		rpc = List.copyOf(rpc);
		listeners = List.copyOf(listeners);
	}

}

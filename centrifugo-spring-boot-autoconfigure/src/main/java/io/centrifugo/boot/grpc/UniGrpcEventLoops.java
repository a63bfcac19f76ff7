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

package io.centrifugo.boot.grpc;

import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import org.springframework.beans.factory.DisposableBean;
import reactor.netty.resources.LoopResources;

import io.centrifugo.boot.server.EventLoops;

/**
 * The event loops of the server that streams to clients, made as for the other servers
 * that clients connect to.
 */
final class UniGrpcEventLoops implements DisposableBean {

	private final LoopResources loops = EventLoops.create("centrifugo-grpc");

	/**
	 * Return the loops that run calls.
	 */
	EventLoopGroup workers() {
		return this.loops.onServer(LoopResources.DEFAULT_NATIVE);
	}

	/**
	 * Let a server run on these loops.
	 */
	void configure(NettyServerBuilder builder) {
		EventLoopGroup workers = workers();
		builder.bossEventLoopGroup(this.loops.onServerSelect(LoopResources.DEFAULT_NATIVE))
			.workerEventLoopGroup(workers)
			.channelType(this.loops.onChannelClass(ServerSocketChannel.class, workers));
	}

	@Override
	public void destroy() {
		this.loops.dispose();
	}

}

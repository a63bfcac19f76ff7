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

package io.centrifugo.benchmarks.faults.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Redis, to which each node has a way of its own.
 *
 * @since 0.1.0
 */
public final class RedisBackend implements Backend {

	private final RedisServer server;

	private final List<TcpProxy> ways = new ArrayList<>();

	/**
	 * Start it.
	 * @param folder for what it prints
	 * @param nodes number of nodes
	 */
	public RedisBackend(Path folder, int nodes) {
		this.server = new RedisServer(folder);
		for (int i = 0; i < nodes; i++) {
			this.ways.add(new TcpProxy(this.server.port()));
		}
	}

	@Override
	public Map<String, String> environment(int node) {
		return Map.of("CENTRIFUGO_ENGINE_TYPE", "redis", "CENTRIFUGO_ENGINE_REDIS_ADDRESS",
				"redis://127.0.0.1:" + this.ways.get(node).port());
	}

	/**
	 * Return the server.
	 * @return the server
	 */
	public RedisServer server() {
		return this.server;
	}

	/**
	 * Return the ways to it.
	 * @return one for each node
	 */
	public List<TcpProxy> ways() {
		return this.ways;
	}

	@Override
	public void stop() {
		this.ways.forEach(TcpProxy::close);
		this.server.stop();
	}

}

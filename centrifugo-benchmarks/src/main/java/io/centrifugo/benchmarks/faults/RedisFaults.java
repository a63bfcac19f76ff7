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

package io.centrifugo.benchmarks.faults;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.centrifugo.benchmarks.faults.Fault.Sign;
import io.centrifugo.benchmarks.faults.cluster.Cluster;
import io.centrifugo.benchmarks.faults.cluster.RedisBackend;
import io.centrifugo.benchmarks.faults.cluster.TcpProxy;
import io.centrifugo.benchmarks.faults.cluster.TcpProxy.Dead;
import io.centrifugo.benchmarks.faults.cluster.TcpProxy.Way;
import io.centrifugo.benchmarks.faults.cluster.Waiting;
import io.centrifugo.benchmarks.fleet.Fleet;

/**
 * What can happen to three nodes on one Redis.
 */
final class RedisFaults {

	private static final int KILLS = 3;

	private RedisFaults() {
	}

	static List<Fault<RedisBackend>> all() {
		return List.of(
				new Fault<>("one of three nodes is killed", true, Fault.LONG, Set.of(Sign.RECOVERED),
						RedisFaults::killNode),
				new Fault<>("one of three nodes stops, and goes on", true, Fault.LONG, Set.of(Sign.RECOVERED),
						RedisFaults::pauseNode),
				new Fault<>("three nodes are restarted in turn", false, Fault.LONG, Set.of(Sign.RECOVERED),
						RedisFaults::restartNodes),
				new Fault<>("all clients drop at once", true, Fault.LONG, Set.of(Sign.RECOVERED),
						(cluster, fleet, pace) -> fleet.drop()),
				new Fault<>("Redis cuts pub/sub connections, thrice", true, Fault.LONG, Set.of(),
						RedisFaults::killPubSub),
				new Fault<>("Redis stops, and goes on", true, Fault.LONG, Set.of(Sign.NOT_READY),
						RedisFaults::pauseRedis),
				new Fault<>("Redis restarts empty", true, Fault.LONG, Set.of(Sign.TOLD), RedisFaults::emptyRedis),
				new Fault<>("Redis cuts all connections and refuses dials", false, Fault.LONG, Set.of(Sign.NOT_READY),
						RedisFaults::refuseDials),
				new Fault<>("Redis is slow (200 ms each way)", false, Fault.LONG, Set.of(),
						(cluster, fleet, pace) -> through(cluster, new Way(Duration.ofMillis(200), null, Dead.NONE),
								() -> pace.outage(20, 6))),
				new Fault<>("Redis is slow and narrow (200 ms, 1 KB/s)", true, Fault.LONG, Set.of(),
						(cluster, fleet, pace) -> through(cluster, new Way(Duration.ofMillis(200), 1024, Dead.NONE),
								() -> pace.outage(20, 6))),
				new Fault<>("one node hears nothing from Redis", true, Fault.LONG,
						Set.of(Sign.RECOVERED, Sign.NOT_READY),
						(cluster, fleet, pace) -> through(cluster.backend().ways().get(0), Way.DEAF,
								() -> pace.outage(20, 8))),
				new Fault<>("one node is cut off from Redis", false, Fault.LONG, Set.of(Sign.NOT_READY),
						(cluster, fleet, pace) -> through(cluster.backend().ways().get(0), Way.DEAD,
								() -> pace.outage(60, 8))),
				new Fault<>("one node is away for longer than history lasts", true, Fault.SHORT, Set.of(Sign.TOLD),
						(cluster, fleet, pace) -> refuse(cluster.backend().ways().get(0), pace)));
	}

	private static void killNode(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		cluster.nodes().get(0).kill();
	}

	private static void pauseNode(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		cluster.nodes().get(0).pause();
		pace.outage(20, 12);
		cluster.nodes().get(0).resume();
	}

	private static void restartNodes(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		cluster.nodes().forEach((node) -> {
			node.stop();
			node.restart();
		});
	}

	private static void killPubSub(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		for (int i = 0; i < KILLS; i++) {
			cluster.backend().server().command("CLIENT KILL TYPE pubsub");
			Waiting.pass(Duration.ofSeconds(1));
		}
	}

	private static void pauseRedis(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		cluster.backend().server().pause();
		pace.outage(20, 7);
		cluster.backend().server().resume();
	}

	private static void emptyRedis(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		cluster.backend().server().kill();
		pace.outage(5, 1);
		cluster.backend().server().restart();
	}

	private static void refuseDials(Cluster<RedisBackend> cluster, Fleet fleet, Pace pace) {
		each(cluster, (way) -> {
			way.refuse(true);
			way.cut();
		});
		pace.outage(10, 5);
		each(cluster, (way) -> way.refuse(false));
	}

	private static void refuse(TcpProxy way, Pace pace) {
		way.refuse(true);
		way.cut();
		pace.outage(10, 4);
		way.refuse(false);
	}

	private static void through(Cluster<RedisBackend> cluster, Way way, Runnable outage) {
		each(cluster, (proxy) -> proxy.set(way));
		outage.run();
		each(cluster, (proxy) -> proxy.set(Way.CLEAR));
	}

	private static void through(TcpProxy proxy, Way way, Runnable outage) {
		proxy.set(way);
		outage.run();
		proxy.set(Way.CLEAR);
	}

	private static void each(Cluster<RedisBackend> cluster, Consumer<TcpProxy> change) {
		cluster.backend().ways().forEach(change);
	}

}

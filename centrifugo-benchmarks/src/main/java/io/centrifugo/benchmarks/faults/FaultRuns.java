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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.centrifugo.benchmarks.faults.cluster.Backend;
import io.centrifugo.benchmarks.faults.cluster.Cluster;
import io.centrifugo.benchmarks.faults.cluster.ClusterFiles;
import io.centrifugo.benchmarks.faults.cluster.MemoryBackend;
import io.centrifugo.benchmarks.faults.cluster.NodeServer;
import io.centrifugo.benchmarks.faults.cluster.RedisBackend;

/**
 * Runs the faults one after the other, and ends with 1 if a promise was broken.
 *
 * @since 0.1.0
 */
public final class FaultRuns {

	private static final int NODES = 3;

	private final FaultTable table = new FaultTable(System.out);

	private final Pace pace;

	private final String only;

	private final ClusterFiles files;

	private FaultRuns(Pace pace, String only, ClusterFiles files) {
		this.pace = pace;
		this.only = only;
		this.files = files;
	}

	/**
	 * Run.
	 * @param args {@code --short}, {@code --clients=n}, {@code --only=part of a name};
	 * the jar of the sample comes by {@code --jar=}
	 * @throws IOException if there is no room for files
	 */
	public static void main(String[] args) throws IOException {
		Pace pace = Arrays.asList(args).contains("--short") ? Pace.SHORT : Pace.FULL;
		String clients = argument(args, "--clients=");
		if (clients != null) {
			pace = pace.withClients(Integer.parseInt(clients));
		}
		FaultRuns runs = new FaultRuns(pace, Objects.requireNonNullElse(argument(args, "--only="), ""), files(args));
		runs.run();
		System.exit(runs.table.isGood() ? 0 : 1);
	}

	private static @Nullable String argument(String[] args, String name) {
		return Arrays.stream(args)
			.filter((arg) -> arg.startsWith(name))
			.map((arg) -> arg.substring(name.length()))
			.findFirst()
			.orElse(null);
	}

	private static ClusterFiles files(String[] args) throws IOException {
		Path folder = Files.createTempDirectory("faults-");
		Path configuration = folder.resolve("config.json");
		try (InputStream in = FaultRuns.class.getResourceAsStream("/faults.json")) {
			Files.copy(Objects.requireNonNull(in), configuration);
		}
		System.out.println("Output of the processes: " + folder);
		Path jar = Path.of(Objects.requireNonNull(argument(args, "--jar="), "--jar= is missing"));
		return new ClusterFiles(Path.of(System.getProperty("java.home"), "bin", "java").toString(), jar, configuration,
				folder);
	}

	private void run() {
		run(RedisFaults.all(), () -> new RedisBackend(this.files.folder(), NODES), NODES);
		run(MemoryFaults.all(), MemoryBackend::new, 1);
		this.table.print();
	}

	/**
	 * Run the faults of one kind of cluster; the cluster is the same for all of them.
	 */
	private <B extends Backend> void run(List<Fault<B>> faults, Supplier<B> backend, int nodes) {
		List<Fault<B>> chosen = faults.stream().filter(this::isChosen).toList();
		if (chosen.isEmpty()) {
			return;
		}
		try (Cluster<B> cluster = new Cluster<>(backend.get(), this.files, nodes)) {
			for (Fault<B> fault : chosen) {
				this.table.add(new FaultRun<>(cluster, fault, this.pace).run(), fault.signs());
				cluster.nodes().stream().filter((node) -> !node.ready()).forEach(NodeServer::repair);
			}
		}
	}

	private boolean isChosen(Fault<?> fault) {
		return fault.name().contains(this.only) && (fault.shortForm() || !this.pace.shortForm());
	}

}

/*
 * Two nodes of ours and one on the original's engine (the program in the folder that PEER names) share one Redis:
 * what is published on any of them reaches clients of all, presence agrees, control messages are obeyed.
 *
 *     PEER=../../../shared/peer node mixed-cluster/run.mjs [words of a scenario's name]
 *
 * Needs redis-server, redis-cli and Go on the PATH. Where the peer's folder does not exist it says so and exits with 77.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Bench, TRANSPORTS } from '../js/bench.mjs';
import { CuttableProxy } from '../js/proxy.mjs';
import { Report } from '../js/report.mjs';
import { Cluster } from './cluster.mjs';
import { scenarios } from './scenarios.mjs';

const SKIPPED = 77;

const wanted = process.argv.slice(2).join(' ');

const peerFolder = resolve(process.env.PEER ?? fileURLToPath(new URL('../../../shared/peer', import.meta.url)));

if (!existsSync(join(peerFolder, 'main.go'))) {
  console.log(`!!!! NO PEER in ${peerFolder}: the mixed cluster was NOT tested. PEER names its folder. !!!!`);
  process.exit(SKIPPED);
}

const report = new Report(['outcome']);

async function run(cluster, name, scenario, channel) {
  const proxies = [];
  const benches = new Map();
  const benchOf = async (node, transport = TRANSPORTS.websocket) => {
    const proxy = await CuttableProxy.to(node.port);
    proxies.push(proxy);
    return new Bench(node, proxy, transport);
  };
  for (const node of cluster.nodes) {
    benches.set(node.name, await benchOf(node));
  }
  try {
    await scenario({ benches, channel, benchOf });
    report.passed(name, 'outcome');
  }
  catch (error) {
    report.failed(name, 'outcome', error);
  }
  finally {
    await Promise.all([...benches.values()].map((bench) => bench.close()));
    proxies.forEach((proxy) => proxy.close());
  }
}

const cluster = new Cluster();
let good = false;
try {
  await cluster.start(peerFolder);
  let count = 0;
  for (const [name, scenario] of scenarios(cluster).filter(([name]) => name.includes(wanted))) {
    await run(cluster, name, scenario, `mixed-${++count}`);
  }
  good = report.print();
}
catch (error) {
  console.log(error);
}
finally {
  await cluster.stop();
}
if (!good) {
  cluster.nodes.forEach((node) => console.log(`\nEnd of the output of ${node.name}:\n${node.output().slice(-4_000)}`));
}
process.exit(good ? 0 : 1);

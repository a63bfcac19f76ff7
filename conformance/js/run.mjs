/*
 * The official JavaScript SDK against our server, over every transport it has in common with us:
 *
 *     node js/run.mjs [words of a scenario's name]
 *
 * Starts the sample's jar by itself on a free port, and on a Redis if ENGINE is "redis". CENTRIFUGO_BINARY names
 * another server to hold it against.
 */
import { fileURLToPath } from 'node:url';

import { Bench, TRANSPORTS } from './bench.mjs';
import { CuttableProxy } from './proxy.mjs';
import { onRedis, startRedis } from './redis.mjs';
import { Report } from './report.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { freePort, serverCommand, start } from './server.mjs';

const wanted = process.argv.slice(2).join(' ');

const config = fileURLToPath(new URL('config.json', import.meta.url));

const engine = (process.env.ENGINE === 'redis') ? onRedis(await startRedis()) : {};

const port = await freePort();

const server = await start([...serverCommand(), `--config=${config}`], {
  env: { CENTRIFUGO_HTTP_SERVER_PORT: String(port), ...engine },
  port,
});

const report = new Report(Object.keys(TRANSPORTS));

async function run(name, scenario, column) {
  const proxy = await CuttableProxy.to(port);
  const bench = new Bench(server, proxy, TRANSPORTS[column]);
  try {
    await scenario(bench);
    report.passed(name, column);
  }
  catch (error) {
    report.failed(name, column, error);
  }
  finally {
    await bench.close();
    proxy.close();
  }
}

for (const [name, scenario, only] of SCENARIOS.filter(([name]) => name.includes(wanted))) {
  for (const column of Object.keys(TRANSPORTS)) {
    if (only && only !== column) {
      report.notApplicable(name, column);
    }
    else {
      await run(name, scenario, column);
    }
  }
}

await server.stop();

const good = report.print();
if (!good) {
  console.log(`\nEnd of the server's output:\n${server.output().slice(-4_000)}`);
}
process.exit(good ? 0 : 1);

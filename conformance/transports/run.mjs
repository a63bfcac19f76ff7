/*
 * Every transport, used by the official JavaScript SDK in Node and in Chromium: connects, subscribes, recovers
 * after a cut of the network, receives 1,000 publications in order. Prints one table.
 *
 *     node transports/run.mjs [words of a row's name]
 *
 * CHROMIUM names the browser's program; without one its rows are skipped and said to be.
 */
import { fileURLToPath } from 'node:url';

import { API_KEY, TOKEN_SECRET } from '../js/bench.mjs';
import { CuttableProxy } from '../js/proxy.mjs';
import { freePort, serverCommand, start } from '../js/server.mjs';
import { inSeconds, sign } from '../js/token.mjs';
import { Browser } from './browser.mjs';
import { STEPS } from './probe.mjs';
import { NODE_ROWS, probeInNode } from './node.mjs';
import { Table } from './table.mjs';

const wanted = process.argv.slice(2).join(' ');

const config = fileURLToPath(new URL('../js/config.json', import.meta.url));

const browser = await Browser.find();

const port = await freePort();

const server = await start([...serverCommand(), `--config=${config}`], {
  env: {
    CENTRIFUGO_HTTP_SERVER_PORT: String(port),
    // The invisible frames of SockJS are pages of the server itself
    CENTRIFUGO_CLIENT_ALLOWED_ORIGINS: `${browser.origin} http://127.0.0.1:*`,
    // Not every kind of SockJS tells that its connection broke: then the pings that are missed do
    CENTRIFUGO_CLIENT_PING_INTERVAL: '3s',
    CENTRIFUGO_CLIENT_PONG_TIMEOUT: '1s',
    CENTRIFUGO_SOCKJS_URL: `${browser.origin}/sockjs.js`,
  },
  port,
});

const table = new Table(['client', 'transport', ...STEPS, 'spoken']);

let count = 0;

async function publish(channel, from, number) {
  for (let done = 0; done < number; done += 100) {
    const length = Math.min(100, number - done);
    const commands = Array.from({ length }, (_, n) => ({ publish: { channel, data: { n: from + done + n } } }));
    const response = await fetch(`${server.url}/api/batch`, {
      method: 'POST',
      headers: { 'X-API-Key': API_KEY },
      body: JSON.stringify({ commands }),
    });
    if (!response.ok) {
      throw new Error(`publishing: HTTP status ${response.status}`);
    }
  }
}

async function run(client, row, probe) {
  const proxy = await CuttableProxy.to(port);
  const base = `127.0.0.1:${proxy.port}`;
  const channel = `stream:transports-${++count}`;
  const outcome = table.row(client, row.name);
  try {
    await probe({
      transport: row.transport,
      endpoint: `${row.transport === 'websocket' ? 'ws' : 'http'}://${base}${row.path}`,
      channel,
      patience: row.patience ?? 15_000,
      sockjs: row.sockjs,
      options: {
        emulationEndpoint: `http://${base}/emulation`,
        token: sign({ sub: 'anna', exp: inSeconds(600) }, TOKEN_SECRET),
      },
    }, async (order, ...args) => {
      switch (order) {
        case 'publish': return publish(channel, ...args);
        case 'cut': return proxy.cut();
        case 'restore': return proxy.restore();
        default: return outcome.shown(...args);
      }
    });
  }
  catch (error) {
    outcome.failed(error);
  }
  finally {
    proxy.close();
  }
}

try {
  for (const row of NODE_ROWS.filter(({ name }) => `Node ${name}`.includes(wanted))) {
    await run('Node', row, probeInNode);
  }
  for (const row of browser.rows.filter(({ name }) => `Chromium ${name}`.includes(wanted))) {
    const skipped = row.skipped ?? browser.skipped;
    if (skipped) {
      table.row('Chromium', row.name).skipped(skipped);
    }
    else {
      await run('Chromium', row, (task, control) => browser.probe(task, control));
    }
  }
}
finally {
  await browser.close();
  await server.stop();
}

const good = table.print();
if (!good) {
  console.log(`\nEnd of the server's output:\n${server.output().slice(-4_000)}`);
}
process.exit(good ? 0 : 1);

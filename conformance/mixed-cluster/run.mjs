/*
 * Two nodes of ours and one on the original's engine (the program in the folder that PEER names) share one Redis:
 * what is published on any of them reaches clients of all, presence agrees, the node list has three entries.
 *
 *     PEER=../../../shared/peer node mixed-cluster/run.mjs
 *
 * Needs redis-server and Go on the PATH. Where the peer's folder does not exist it says so and exits with 77.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { API_KEY, Bench, TRANSPORTS, until } from '../js/bench.mjs';
import { CuttableProxy } from '../js/proxy.mjs';
import { Report } from '../js/report.mjs';
import { freePort, serverCommand, start } from '../js/server.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SKIPPED = 77;

const peerFolder = resolve(process.env.PEER ?? join(ROOT, '../shared/peer'));

if (!existsSync(join(peerFolder, 'main.go'))) {
  console.log(`!!!! NO PEER in ${peerFolder}: the mixed cluster was NOT tested. PEER names its folder. !!!!`);
  process.exit(SKIPPED);
}

const work = mkdtempSync(join(tmpdir(), 'mixed-cluster-'));

const stoppers = [() => rmSync(work, { recursive: true, force: true })];

async function stopAll() {
  for (const stopper of stoppers.reverse()) {
    await stopper();
  }
}

function buildPeer() {
  const binary = join(work, 'peer');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: peerFolder, stdio: 'inherit' });
  return binary;
}

async function startRedis() {
  const port = await freePort();
  const arguments_ = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', work];
  const child = spawn('redis-server', arguments_, { stdio: 'ignore' });
  stoppers.push(() => child.kill());
  await until(() => new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  }), 'Redis');
  return port;
}

async function startOurs(name, redis, config) {
  const port = await freePort();
  const node = await start([...serverCommand(), `--config=${config}`], {
    env: {
      CENTRIFUGO_HTTP_SERVER_PORT: String(port),
      CENTRIFUGO_NODE_NAME: name,
      CENTRIFUGO_ENGINE_TYPE: 'redis',
      CENTRIFUGO_ENGINE_REDIS_ADDRESS: `redis://127.0.0.1:${redis}`,
    },
    port,
  });
  stoppers.push(node.stop);
  return { name, ...node };
}

async function startPeer(binary, redis) {
  const port = await freePort();
  const flags = ['-port', String(port), '-api-key', API_KEY, '-redis', `127.0.0.1:${redis}`,
    '-history', '100', '-recovery', '-presence'];
  const node = await start([binary, ...flags], { port });
  stoppers.push(node.stop);
  return { name: 'peer', ...node };
}

async function benchOf(node) {
  const proxy = await CuttableProxy.to(node.port);
  stoppers.push(() => proxy.close());
  return new Bench(node, proxy, TRANSPORTS.websocket);
}

/** A client on each node, subscribed to one channel. */
async function audience(benches, channel) {
  const members = new Map();
  for (const [name, bench] of benches) {
    const client = await bench.connected(name, { data: { user: name } });
    members.set(name, { client, ...await bench.subscribed(client, channel) });
  }
  return members;
}

const received = (member, bench) => member.log.publication.map((publication) => bench.data(publication).from);

function scenarios(names) {
  return [

    ...names.map((from) => [`what ${from} publishes reaches clients of all nodes`, async (benches, channel) => {
      const members = await audience(benches, channel);
      const result = await benches.get(from).call('publish', { channel, data: { from } });
      for (const [name, member] of members) {
        await until(() => member.log.publication.length === 1, `publication at ${name}`);
        assert.deepEqual(received(member, benches.get(name)), [from]);
        assert.equal(member.log.publication[0].offset, result.offset);
      }
    }]),

    ...names.map((from) => [`what a client of ${from} publishes reaches clients of all nodes`, async (benches, channel) => {
      const members = await audience(benches, channel);
      await members.get(from).subscription.publish({ from });
      for (const [name, member] of members) {
        await until(() => member.log.publication.length === 1, `publication at ${name}`);
        // The peer does not say who published
        assert.equal(member.log.publication[0].info?.user, (from === 'peer') ? undefined : from);
      }
    }]),

    ['all nodes give the publications of all one order', async (benches, channel) => {
      const members = await audience(benches, channel);
      for (let n = 0; n < 30; n++) {
        await benches.get(names[n % names.length]).call('publish', { channel, data: { from: n } });
      }
      for (const [name, member] of members) {
        await until(() => member.log.publication.length === 30, `30 publications at ${name}`);
        assert.deepEqual(received(member, benches.get(name)), Array.from({ length: 30 }, (_, n) => n));
      }
    }],

    ['presence agrees on all nodes', async (benches, channel) => {
      const members = await audience(benches, channel);
      for (const member of members.values()) {
        const { clients } = await member.subscription.presence();
        assert.deepEqual(Object.values(clients).map(({ user }) => user).sort(), [...names].sort());
        const { numClients, numUsers } = await member.subscription.presenceStats();
        assert.deepEqual([numClients, numUsers], [names.length, names.length]);
      }
    }],

    ['join and leave cross nodes', async (benches, channel) => {
      const members = await audience(benches, channel);
      const seen = ({ log }, kind, user) => log[kind].some(({ info }) => info.user === user);
      const last = names.at(-1);
      for (const [name, member] of members) {
        await until(() => seen(member, 'join', last), `join of ${last} at ${name}`);
      }
      members.get(names[0]).client.disconnect();
      for (const name of names.slice(1)) {
        await until(() => seen(members.get(name), 'leave', names[0]), `leave of ${names[0]} at ${name}`);
      }
    }],

    ...names.map((to) => [`what was published elsewhere is recovered on ${to}`, async (benches, channel) => {
      const members = await audience(benches, channel);
      const { client, log } = members.get(to);
      await benches.get(names[0]).call('publish', { channel, data: { from: 0 } });
      await until(() => log.publication.length === 1, 'first publication');
      benches.get(to).proxy.cut();
      await until(() => client.state === 'connecting', 'loss of the connection');
      for (const [n, name] of names.entries()) {
        await benches.get(name).call('publish', { channel, data: { from: n + 1 } });
      }
      benches.get(to).proxy.restore();
      await until(() => log.publication.length === 4, 'missed publications');
      assert.deepEqual(received(members.get(to), benches.get(to)), [0, 1, 2, 3]);
      assert.equal(log.subscribed.at(-1).recovered, true);
    }]),

    ['history is one on all nodes', async (benches, channel) => {
      const members = await audience(benches, channel);
      for (const name of names) {
        await benches.get(name).call('publish', { channel, data: { from: name } });
      }
      for (const { subscription } of members.values()) {
        const { publications } = await subscription.history({ limit: 10 });
        assert.deepEqual(publications.map(({ data }) => data.from), names);
      }
    }],

    ['info lists three nodes', async (benches) => {
      for (const name of names.slice(0, 2)) {
        await until(async () => {
          const { nodes } = await benches.get(name).call('info', {});
          return nodes.length === 3 && new Set(nodes.map((node) => node.uid)).size === 3;
        }, `three nodes at ${name}`);
      }
    }],

    ['the API of one node disconnects a client of the other', async (benches, channel) => {
      const members = await audience(benches, channel);
      await benches.get(names[0]).call('disconnect', { user: names[1] });
      await until(() => members.get(names[1]).client.state === 'disconnected', `end of ${names[1]}`);
      await benches.get(names[0]).call('disconnect', { user: 'peer' });
      await until(() => members.get('peer').client.state === 'disconnected', 'end of the client of the peer');
    }],

  ];
}

let good = false;
try {
  const redis = await startRedis();
  const config = fileURLToPath(new URL('config.json', import.meta.url));
  const nodes = [await startOurs('ours-1', redis, config), await startOurs('ours-2', redis, config),
    await startPeer(buildPeer(), redis)];
  const report = new Report(['outcome']);
  let count = 0;
  for (const [name, scenario] of scenarios(nodes.map((node) => node.name))) {
    const benches = new Map();
    for (const node of nodes) {
      benches.set(node.name, await benchOf(node));
    }
    try {
      await scenario(benches, `mixed-${++count}`);
      report.passed(name, 'outcome');
    }
    catch (error) {
      report.failed(name, 'outcome', error);
    }
    finally {
      await Promise.all([...benches.values()].map((bench) => bench.close()));
    }
  }
  good = report.print();
}
catch (error) {
  console.log(error);
}
finally {
  await stopAll();
}
process.exit(good ? 0 : 1);

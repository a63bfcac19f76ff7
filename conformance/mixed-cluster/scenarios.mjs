import assert from 'node:assert/strict';

import { record, TRANSPORTS, until } from '../js/bench.mjs';

const EXPIRED = 3005;

const UNKNOWN_SURVEY = 3;

/** A client on each node, named as the node, subscribed to one channel. */
async function audience({ benches, channel }, options = {}) {
  const members = new Map();
  for (const [name, bench] of benches) {
    const client = await bench.connected(name, { data: { user: name } });
    const state = record(client, ['subscribed', 'unsubscribed', 'publication', 'connecting', 'disconnected']);
    members.set(name, { client, state, ...await bench.subscribed(client, channel, options) });
  }
  return members;
}

const from = (bench, log) => log.publication.map((publication) => bench.data(publication).from);

const numbers = (length) => Array.from({ length }, (_, n) => n);

/** What a control message, however it was sent, does to the clients of some users. */
function obeyed(by, users, send) {
  return [

    [`${by} unsubscribes clients elsewhere`, async (stage) => {
      const members = await audience(stage);
      for (const user of users) {
        await send('unsubscribe', { user, channel: stage.channel }, stage);
        await until(() => members.get(user).log.unsubscribed.length === 1, `end of the subscription of ${user}`);
        assert.equal(members.get(user).log.unsubscribed[0].code, 2000);
      }
    }],

    [`${by} subscribes clients elsewhere`, async (stage) => {
      const members = await audience(stage);
      const channel = `${stage.channel}-of-the-server`;
      for (const user of users) {
        const { state } = members.get(user);
        await send('subscribe', { user, channel }, stage);
        await until(() => state.subscribed.length === 1, `subscription of ${user}`);
        assert.equal(state.subscribed[0].channel, channel);
        await stage.benches.get('ours-1').call('publish', { channel, data: { from: user } });
        await until(() => state.publication.some(({ data }) => data.from === user), `publication for ${user}`);
      }
    }],

    [`${by} expires connections elsewhere`, async (stage) => {
      const members = await audience(stage);
      for (const user of users) {
        const { state, client } = members.get(user);
        await send('refresh', { user, expired: true }, stage);
        await until(() => state.connecting.some(({ code }) => code === EXPIRED), `expiry of ${user}`);
        await client.ready();
      }
    }],

    [`${by} disconnects clients elsewhere`, async (stage) => {
      const members = await audience(stage);
      for (const user of users) {
        await send('disconnect', { user }, stage);
        await until(() => members.get(user).client.state === 'disconnected', `end of ${user}`);
      }
      for (const [name, { client }] of members) {
        assert.equal(client.state, users.includes(name) ? 'disconnected' : 'connected');
      }
    }],

  ];
}

function emulated(cluster, transport, [home, other]) {
  const node = (name) => cluster.nodes.find((each) => each.name === name);
  return [`commands of ${transport} connections at ${home} may come to ${other}`, async ({ benchOf, channel }) => {
    const bench = await benchOf(node(home), TRANSPORTS[transport]);
    const emulationEndpoint = `${node(other).url}/emulation`;
    const client = await bench.connected('anna', { emulationEndpoint, data: bench.payload({ user: 'anna' }) });
    try {
      const { subscription, log } = await bench.subscribed(client, channel);
      for (const n of numbers(20)) {
        await subscription.publish(bench.payload({ from: n }));
      }
      await until(() => log.publication.length === 20, '20 publications');
      assert.deepEqual(from(bench, log), numbers(20));
    }
    finally {
      await bench.close();
    }
  }];
}

/** Each scenario: a sentence, and what must not throw. */
export function scenarios(cluster) {
  const names = cluster.nodes.map((node) => node.name);
  return [

    ...names.map((name) => [`what ${name} publishes reaches clients of all nodes`, async (stage) => {
      const members = await audience(stage);
      const result = await stage.benches.get(name).call('publish', { channel: stage.channel, data: { from: name } });
      for (const [at, { log }] of members) {
        await until(() => log.publication.length === 1, `publication at ${at}`);
        assert.deepEqual(from(stage.benches.get(at), log), [name]);
        assert.equal(log.publication[0].offset, result.offset);
      }
    }]),

    ...names.map((name) => [`what a client of ${name} publishes reaches clients of all nodes`, async (stage) => {
      const members = await audience(stage);
      await members.get(name).subscription.publish({ from: name });
      for (const [at, { log }] of members) {
        await until(() => log.publication.length === 1, `publication at ${at}`);
        // The peer does not say who published
        assert.equal(log.publication[0].info?.user, (name === 'peer') ? undefined : name);
      }
    }]),

    ['all nodes give the publications of all one order', async (stage) => {
      const members = await audience(stage);
      for (const n of numbers(30)) {
        await stage.benches.get(names[n % names.length]).call('publish', { channel: stage.channel, data: { from: n } });
      }
      for (const [at, { log }] of members) {
        await until(() => log.publication.length === 30, `30 publications at ${at}`);
        assert.deepEqual(from(stage.benches.get(at), log), numbers(30));
      }
    }],

    ['deltas of all nodes reach clients of all', async (stage) => {
      const members = await audience(stage, { delta: 'fossil' });
      const documents = numbers(9).map((n) => ({ from: n, same: 'the part that stays '.repeat(20) }));
      for (const [n, data] of documents.entries()) {
        await stage.benches.get(names[n % names.length]).call('publish', { channel: stage.channel, data });
      }
      for (const [at, { log }] of members) {
        await until(() => log.publication.length === documents.length, `${documents.length} publications at ${at}`);
        assert.deepEqual(log.publication.map((each) => stage.benches.get(at).data(each)), documents);
      }
    }],

    ['clients of our nodes lose nothing when Redis drops its subscribers', async (stage) => {
      const members = await audience(stage);
      for (const n of numbers(60)) {
        await stage.benches.get(names[n % names.length]).call('publish', { channel: stage.channel, data: { from: n } });
        if (n === 20) {
          cluster.breakPubSub();
        }
      }
      for (const at of names.filter((name) => name !== 'peer')) {
        const { log } = members.get(at);
        await until(() => log.publication.length >= 60, `60 publications at ${at}`);
        assert.deepEqual(from(stage.benches.get(at), log), numbers(60));
      }
    }],

    ['presence agrees on all nodes', async (stage) => {
      const members = await audience(stage);
      for (const { subscription } of members.values()) {
        const { clients } = await subscription.presence();
        assert.deepEqual(Object.values(clients).map(({ user }) => user).sort(), [...names].sort());
        const { numClients, numUsers } = await subscription.presenceStats();
        assert.deepEqual([numClients, numUsers], [names.length, names.length]);
      }
    }],

    ['join and leave cross nodes', async (stage) => {
      const members = await audience(stage);
      const seen = ({ log }, kind, user) => log[kind].some(({ info }) => info.user === user);
      const last = names.at(-1);
      for (const [at, member] of members) {
        await until(() => seen(member, 'join', last), `join of ${last} at ${at}`);
      }
      members.get(names[0]).client.disconnect();
      for (const at of names.slice(1)) {
        await until(() => seen(members.get(at), 'leave', names[0]), `leave of ${names[0]} at ${at}`);
      }
    }],

    ...names.map((to) => [`what was published elsewhere is recovered on ${to}`, async (stage) => {
      const members = await audience(stage);
      const bench = stage.benches.get(to);
      const { client, log } = members.get(to);
      await stage.benches.get(names[0]).call('publish', { channel: stage.channel, data: { from: 0 } });
      await until(() => log.publication.length === 1, 'first publication');
      bench.proxy.cut();
      await until(() => client.state === 'connecting', 'loss of the connection');
      for (const [n, name] of names.entries()) {
        await stage.benches.get(name).call('publish', { channel: stage.channel, data: { from: n + 1 } });
      }
      bench.proxy.restore();
      await until(() => log.publication.length === 4, 'missed publications');
      assert.deepEqual(from(bench, log), numbers(4));
      assert.equal(log.subscribed.at(-1).recovered, true);
    }]),

    ['a client that moves to another node recovers there', async (stage) => {
      const members = await audience(stage);
      await stage.benches.get('ours-1').call('publish', { channel: stage.channel, data: { from: 0 } });
      for (const [at, { log }] of members) {
        await until(() => log.publication.length === 1, `publication at ${at}`);
      }
      const { streamPosition: since } = members.get('peer').log.subscribed[0];
      for (const n of [1, 2]) {
        await stage.benches.get('peer').call('publish', { channel: stage.channel, data: { from: n } });
      }
      for (const at of names) {
        const bench = stage.benches.get(at);
        const client = await bench.connected('moved', { data: { user: 'moved' } });
        const { log } = await bench.subscribed(client, stage.channel, { since });
        assert.equal(log.subscribed[0].recovered, true);
        await until(() => log.publication.length === 3, `missed publications at ${at}`);
        assert.deepEqual(from(bench, log), numbers(3));
      }
    }],

    ['history is one on all nodes', async (stage) => {
      const members = await audience(stage);
      for (const name of names) {
        await stage.benches.get(name).call('publish', { channel: stage.channel, data: { from: name } });
      }
      for (const { subscription } of members.values()) {
        const { publications } = await subscription.history({ limit: 10 });
        assert.deepEqual(publications.map(({ data }) => data.from), names);
      }
    }],

    ...obeyed('our API', ['ours-2', 'peer'],
      (method, request, { benches }) => benches.get('ours-1').call(method, request)),

    ...obeyed('a node of the original', ['ours-1', 'ours-2'], (method, request) => cluster.order(method, request)),

    ['nodes of ours answer surveys that they do not know', async () => {
      const codes = await cluster.order('survey', { op: 'whatever' });
      assert.deepEqual(Object.values(codes), [UNKNOWN_SURVEY, UNKNOWN_SURVEY, UNKNOWN_SURVEY, UNKNOWN_SURVEY]);
    }],

    ...['http_stream', 'stream protobuf', 'sse'].flatMap((transport) => [['ours-1', 'ours-2'], ['ours-1', 'peer'],
      ['peer', 'ours-2']].map((pair) => emulated(cluster, transport, pair))),

    ['info lists four nodes, and three when one has said goodbye', async ({ benches }) => {
      const listed = async (at) => {
        const { nodes } = await benches.get(at).call('info', {});
        assert.equal(new Set(nodes.map((node) => node.uid)).size, nodes.length);
        return nodes.length;
      };
      for (const at of ['ours-1', 'ours-2']) {
        await until(async () => await listed(at) === 4, `four nodes at ${at}`);
      }
      await cluster.operator.stop();
      for (const at of ['ours-1', 'ours-2']) {
        await until(async () => await listed(at) === 3, `three nodes at ${at}`);
      }
    }],

  ];
}

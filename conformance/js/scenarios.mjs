import assert from 'node:assert/strict';

import WebSocket from 'ws';

import { event, record, TOKEN_SECRET, until } from './bench.mjs';
import { inSeconds, sign } from './token.mjs';

const numbers = (bench, log) => log.publication.map((publication) => bench.data(publication).n);

/** Each scenario: a sentence, and what must not throw. The third entry limits it to one transport. */
export const SCENARIOS = [

  ['connects with a token', async (bench) => {
    const client = bench.client();
    const connected = event(client, 'connected');
    client.connect();
    const context = await connected;
    assert.match(context.client, /^[0-9a-f-]{36}$/);
  }],

  ['receives what /api/publish publishes', async (bench) => {
    const channel = bench.channel('stream');
    const { log } = await bench.subscribed(await bench.connected(), channel);
    const result = await bench.call('publish', { channel, data: { n: 1, text: 'Straße €' }, tags: { kind: 'a' } });
    await until(() => log.publication.length === 1, 'publication');
    const [publication] = log.publication;
    assert.deepEqual(bench.data(publication), { n: 1, text: 'Straße €' });
    assert.deepEqual(publication.tags, { kind: 'a' });
    assert.equal(publication.offset, result.offset);
  }],

  ['receives what every form of POST /api publishes', async (bench) => {
    const channel = bench.channel('plain');
    const other = bench.channel('plain', 'other');
    const client = await bench.connected();
    const { log } = await bench.subscribed(client, channel);
    const { log: otherLog } = await bench.subscribed(client, other);
    await bench.call('', { channel, data: { n: 1 } });
    await bench.call('', { method: 'publish', params: { channel, data: { n: 2 } } });
    await bench.call('broadcast', { channels: [channel, other], data: { n: 3 } });
    const batch = { commands: [{ publish: { channel, data: { n: 4 } } }, { publish: { channel, data: { n: 5 } } }] };
    assert.equal((await bench.api('batch', batch)).replies.length, 2);
    await until(() => log.publication.length === 5, 'five publications');
    assert.deepEqual(numbers(bench, log), [1, 2, 3, 4, 5]);
    await until(() => otherLog.publication.length === 1, 'broadcast to the other channel');
  }],

  ['keeps order in a burst', async (bench) => {
    const channel = bench.channel('stream');
    const { log } = await bench.subscribed(await bench.connected(), channel);
    const commands = Array.from({ length: 90 }, (_, n) => ({ publish: { channel, data: { n } } }));
    await bench.api('batch', { commands });
    await until(() => log.publication.length === commands.length, 'all publications');
    assert.deepEqual(numbers(bench, log), commands.map((_, n) => n));
  }],

  ['recovers after a cut', async (bench) => {
    const channel = bench.channel('stream');
    const client = await bench.connected();
    const { log } = await bench.subscribed(client, channel);
    await bench.call('publish', { channel, data: { n: 0 } });
    await until(() => log.publication.length === 1, 'first publication');
    const away = event(client, 'connecting');
    bench.proxy.cut();
    await away;
    for (const n of [1, 2, 3]) {
      await bench.call('publish', { channel, data: { n } });
    }
    bench.proxy.restore();
    await until(() => log.publication.length === 4, 'missed publications');
    assert.deepEqual(numbers(bench, log), [0, 1, 2, 3]);
    assert.deepEqual(log.subscribed.map(({ wasRecovering, recovered }) => [wasRecovering, recovered]),
      [[false, false], [true, true]]);
  }],

  ['is told when too much was missed', async (bench) => {
    const channel = bench.channel('short');
    const client = await bench.connected();
    const { log } = await bench.subscribed(client, channel);
    await bench.call('publish', { channel, data: { n: 0 } });
    await until(() => log.publication.length === 1, 'first publication');
    const away = event(client, 'connecting');
    bench.proxy.cut();
    await away;
    for (const n of [1, 2, 3, 4, 5]) {
      await bench.call('publish', { channel, data: { n } });
    }
    bench.proxy.restore();
    await until(() => log.subscribed.length === 2, 'second subscribe');
    assert.equal(log.subscribed[1].wasRecovering, true);
    assert.equal(log.subscribed[1].recovered, false);
  }],

  ['gets the latest publication in cache mode', async (bench) => {
    const channel = bench.channel('cache');
    for (const n of [1, 2, 3]) {
      await bench.call('publish', { channel, data: { n } });
    }
    const { log } = await bench.subscribed(await bench.connected(), channel);
    await until(() => log.publication.length === 1, 'latest publication');
    assert.deepEqual(numbers(bench, log), [3]);
  }],

  ['sees presence, join and leave', async (bench) => {
    const channel = bench.channel('stream');
    const anna = await bench.connected('anna', { token: bench.token('anna', { info: { name: 'Anna' } }) });
    const { subscription, log } = await bench.subscribed(anna, channel);
    const bert = await bench.connected('bert', { token: bench.token('bert', { info: { name: 'Bert' } }) });
    const bertsId = bert._client;
    await bench.subscribed(bert, channel);
    await until(() => log.join.some(({ info }) => info.user === 'bert'), 'join of bert');
    const { clients } = await subscription.presence();
    assert.deepEqual(Object.values(clients).map(({ user }) => user).sort(), ['anna', 'bert']);
    const stats = await subscription.presenceStats();
    assert.deepEqual([stats.numClients, stats.numUsers], [2, 2]);
    const { presence } = await bench.call('presence', { channel });
    assert.equal(Object.keys(presence).length, 2);
    bert.disconnect();
    await until(() => log.leave.some(({ info }) => info.client === bertsId), 'leave of bert');
    assert.equal(Object.keys((await subscription.presence()).clients).length, 1);
  }],

  ['publishes and reads history', async (bench) => {
    const channel = bench.channel('stream');
    const { subscription, log } = await bench.subscribed(await bench.connected(), channel);
    await subscription.publish(bench.payload({ n: 1 }));
    await subscription.publish(bench.payload({ n: 2 }));
    await until(() => log.publication.length === 2, 'own publications');
    assert.equal(log.publication[0].info.user, 'anna');
    const history = await subscription.history({ limit: 10 });
    assert.deepEqual(history.publications.map((publication) => bench.data(publication).n), [1, 2]);
    const reverse = await subscription.history({ limit: 1, reverse: true });
    assert.deepEqual(reverse.publications.map((publication) => bench.data(publication).n), [2]);
    const since = await subscription.history({ limit: 10, since: { offset: 1, epoch: history.epoch } });
    assert.deepEqual(since.publications.map((publication) => bench.data(publication).n), [2]);
    const { offset, publications } = await bench.call('history', { channel, limit: -1 });
    assert.deepEqual([offset, publications.length], [2, 2]);
  }],

  ['is refused what it may not do', async (bench) => {
    const client = await bench.connected();
    const failed = async (channel) => {
      const subscription = client.newSubscription(channel);
      const unsubscribed = event(subscription, 'unsubscribed');
      subscription.subscribe();
      return (await unsubscribed).code;
    };
    assert.equal(await failed(bench.channel('closed')), 103);
    assert.equal(await failed(bench.channel('nonexistent')), 102);
    const { subscription } = await bench.subscribed(client, bench.channel('plain'));
    await assert.rejects(subscription.history({ limit: 1 }), ({ code }) => code === 108);
    await assert.rejects(subscription.presence(), ({ code }) => code === 108);
    await assert.rejects(client.rpc('unknown', bench.payload({})), ({ code }) => code === 108 || code === 104);
  }],

  ['calls the ping method', async (bench) => {
    const client = await bench.connected();
    await client.rpc('ping', bench.payload({}));
  }],

  ['subscribes to a closed channel with a token', async (bench) => {
    const channel = bench.channel('closed');
    const token = sign({ sub: 'anna', channel, exp: inSeconds(600) }, TOKEN_SECRET);
    const { log } = await bench.subscribed(await bench.connected(), channel, { token });
    await bench.call('publish', { channel, data: { n: 1 } });
    await until(() => log.publication.length === 1, 'publication');
  }],

  ['receives on server-side subscriptions', async (bench) => {
    const channel = bench.channel('stream');
    const client = bench.client('anna', { token: bench.token('anna', { channels: [channel] }) });
    const log = record(client, ['publication', 'subscribed']);
    client.connect();
    await until(() => log.subscribed.some((context) => context.channel === channel), 'server-side subscription');
    await bench.call('publish', { channel, data: { n: 1 } });
    await until(() => log.publication.length === 1, 'publication');
    const away = event(client, 'connecting');
    bench.proxy.cut();
    await away;
    await bench.call('publish', { channel, data: { n: 2 } });
    bench.proxy.restore();
    await until(() => log.publication.length === 2, 'recovered publication');
    assert.equal(log.subscribed[1].recovered, true);
  }],

  ['refreshes its token in time', async (bench) => {
    let asked = 0;
    const getToken = async () => {
      asked++;
      return bench.token('anna', { exp: inSeconds(600) });
    };
    const client = await bench.connected('anna', { token: bench.token('anna', { exp: inSeconds(2) }), getToken });
    const log = record(client, ['connecting', 'disconnected']);
    await until(() => asked === 1, 'getToken');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual([log.connecting.length, log.disconnected.length], [0, 0]);
  }],

  ['replaces an expired token at connect', async (bench) => {
    const getToken = async () => bench.token('anna');
    await bench.connected('anna', { token: bench.token('anna', { exp: inSeconds(-60) }), getToken });
  }],

  ['is sent away with a forged token', async (bench) => {
    const client = bench.client('anna', { token: sign({ sub: 'anna' }, 'another secret') });
    const disconnected = event(client, 'disconnected');
    client.connect();
    assert.equal((await disconnected).code, 3500);
  }],

  ['obeys unsubscribe and disconnect of the API', async (bench) => {
    const user = `user-${bench.channel('x')}`;
    const channel = bench.channel('plain');
    const client = await bench.connected(user);
    const { subscription } = await bench.subscribed(client, channel);
    const unsubscribed = event(subscription, 'unsubscribed');
    await bench.call('unsubscribe', { user, channel });
    assert.equal((await unsubscribed).code, 2000);
    const disconnected = event(client, 'disconnected');
    await bench.call('disconnect', { user });
    assert.equal((await disconnected).code, 3503);
  }],

  ['is subscribed by the API', async (bench) => {
    const user = `user-${bench.channel('x')}`;
    const channel = bench.channel('closed');
    const client = await bench.connected(user);
    const log = record(client, ['publication', 'subscribed']);
    await bench.call('subscribe', { user, channel });
    await until(() => log.subscribed.length === 1, 'subscribe push');
    await bench.call('publish', { channel, data: { n: 1 } });
    await until(() => log.publication.length === 1, 'publication');
  }],

  ['gets deltas where it asked for them', async (bench) => {
    const channel = bench.channel('delta');
    const { log } = await bench.subscribed(await bench.connected(), channel, { delta: 'fossil' });
    const text = 'the quick brown fox jumps over the lazy dog, '.repeat(10);
    for (const n of [1, 2, 3]) {
      await bench.call('publish', { channel, data: { text, n } });
    }
    await until(() => log.publication.length === 3, 'publications');
    assert.deepEqual(numbers(bench, log), [1, 2, 3]);
    assert.equal(bench.data(log.publication[2]).text, text);
  }],

  ['gets what passes its tags filter', async (bench) => {
    const channel = bench.channel('filter');
    const tagsFilter = { key: 'kind', cmp: 'eq', val: 'wanted' };
    const { log } = await bench.subscribed(await bench.connected(), channel, { tagsFilter });
    await bench.call('publish', { channel, data: { n: 1 }, tags: { kind: 'other' } });
    await bench.call('publish', { channel, data: { n: 2 }, tags: { kind: 'wanted' } });
    await until(() => log.publication.length > 0, 'publication');
    assert.deepEqual(numbers(bench, log), [2]);
  }],

  ['foreign origins are refused, ours are not', async (bench) => {
    const url = `ws://127.0.0.1:${bench.proxy.port}/connection/websocket`;
    const status = (origin) => new Promise((resolve) => {
      const socket = new WebSocket(url, { origin });
      socket.on('open', () => {
        socket.close();
        resolve(101);
      });
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('error', () => {});
    });
    assert.equal(await status('http://localhost:3000'), 101);
    assert.equal(await status('http://evil.example'), 403);
  }, 'websocket'],

  ['speaks every kind of SockJS', async (bench) => {
    for (const kind of ['websocket', 'xhr-streaming', 'eventsource', 'xhr-polling']) {
      const channel = bench.channel('plain', kind);
      const client = await bench.connected('anna', { sockjsOptions: { transports: kind } });
      const { log } = await bench.subscribed(client, channel);
      await bench.call('publish', { channel, data: { n: 1, text: '100 % Straße €\u2028</script>' } });
      await until(() => log.publication.length === 1, `publication by ${kind}`);
      assert.equal(bench.data(log.publication[0]).text, '100 % Straße €\u2028</script>');
    }
  }, 'sockjs'],

  ['the API needs its key', async (bench) => {
    const request = { channel: bench.channel('plain'), data: {} };
    assert.equal((await bench.post('/api/publish', request, {})).status, 401);
    assert.equal((await bench.post('/api/publish', request, { 'X-API-Key': 'wrong' })).status, 401);
    const authorization = { Authorization: 'apikey conformance-api-key' };
    assert.equal((await bench.post('/api/publish', request, authorization)).status, 200);
    assert.equal((await bench.post('/api/publish?api_key=conformance-api-key', request, {})).status, 200);
    assert.equal((await bench.post('/api/nonexistent', {})).status, 404);
  }, 'websocket'],

];

import assert from 'node:assert/strict';
import { ReadableStream } from 'node:stream/web';

import { Centrifuge } from 'centrifuge';
import { Centrifuge as CentrifugeProtobuf } from 'centrifuge/build/protobuf';
import EventSource from 'eventsource';
import SockJS from 'sockjs-client';
import WebSocket from 'ws';

import { inSeconds, sign } from './token.mjs';

export const API_KEY = 'conformance-api-key';

export const TOKEN_SECRET = 'conformance-token-secret';

const WAIT = 10_000;

const SOCKJS = { name: 'sockjs', path: '/connection/sockjs', client: Centrifuge };

/** The original has none since version 6. */
const sockjsColumns = process.env.CENTRIFUGO_BINARY ? {} : {
  'sockjs': { ...SOCKJS, sockjs: ['websocket'] },
  'sockjs polling': { ...SOCKJS, sockjs: ['xhr-polling'] },
};

export const TRANSPORTS = {
  'websocket': { name: 'websocket', path: '/connection/websocket', client: Centrifuge },
  'ws protobuf': { name: 'websocket', path: '/connection/websocket', client: CentrifugeProtobuf },
  'sse': { name: 'sse', path: '/connection/sse', client: Centrifuge },
  'http_stream': { name: 'http_stream', path: '/connection/http_stream', client: Centrifuge },
  'stream protobuf': { name: 'http_stream', path: '/connection/http_stream', client: CentrifugeProtobuf },
  ...sockjsColumns,
};

/** What one scenario on one transport works with: clients of the SDK, the server's API, channel names of its own. */
export class Bench {

  static #count = 0;

  #server;

  #proxy;

  #transport;

  #clients = [];

  #id = ++Bench.#count;

  constructor(server, proxy, transport) {
    this.#server = server;
    this.#proxy = proxy;
    this.#transport = transport;
  }

  get proxy() {
    return this.#proxy;
  }

  channel(namespace, name = 'test') {
    return `${namespace}:${name}-${this.#id}`;
  }

  token(user, claims = {}) {
    return sign({ sub: user, exp: inSeconds(600), ...claims }, TOKEN_SECRET);
  }

  /** An SDK client that goes through the proxy, so that a scenario can cut it off. */
  client(user = 'anna', options = {}) {
    const base = `127.0.0.1:${this.#proxy.port}`;
    const scheme = this.#transport.name === 'websocket' ? 'ws' : 'http';
    const endpoint = `${scheme}://${base}${this.#transport.path}`;
    const client = new this.#transport.client([{ transport: this.#transport.name, endpoint }], {
      websocket: WebSocket,
      eventsource: EventSource,
      fetch: globalThis.fetch,
      readableStream: ReadableStream,
      sockjs: SockJS,
      sockjsOptions: { transports: this.#transport.sockjs },
      emulationEndpoint: `http://${base}/emulation`,
      minReconnectDelay: 50,
      maxReconnectDelay: 300,
      networkEventTarget: null,
      token: this.token(user),
      ...options,
    });
    client.on('error', () => {}); // shown by the scenario, if it matters
    this.#clients.push(client);
    return client;
  }

  async connected(user, options) {
    const client = this.client(user, options);
    const connected = event(client, 'connected');
    client.connect();
    await connected;
    return client;
  }

  /** A subscription that is subscribed, with what happened to it since. */
  async subscribed(client, channel, options) {
    const subscription = client.newSubscription(channel, options);
    const log = record(subscription, ['publication', 'join', 'leave', 'subscribed', 'unsubscribed']);
    const subscribed = event(subscription, 'subscribed');
    subscription.subscribe();
    await subscribed;
    return { subscription, log };
  }

  /** Call the server's API; resolves with the whole reply. */
  async api(method, request) {
    const response = await this.post(method === '' ? '/api' : `/api/${method}`, request);
    assert.equal(response.status, 200, `HTTP status of ${method}`);
    return response.json();
  }

  /** Call the server's API; resolves with its result and fails on an error. */
  async call(method, request) {
    const reply = await this.api(method, request);
    assert.equal(reply.error, undefined, `${method}: ${JSON.stringify(reply.error)}`);
    return reply.result;
  }

  post(path, body, headers = { 'X-API-Key': API_KEY }) {
    return fetch(this.#server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** What a publication's data is for the client: binary payloads come as bytes. */
  data(publication) {
    const { data } = publication;
    return ArrayBuffer.isView(data) ? JSON.parse(new TextDecoder().decode(data)) : data;
  }

  /** What the client sends: bytes on binary connections. */
  payload(value) {
    return this.#transport.client === CentrifugeProtobuf ? new TextEncoder().encode(JSON.stringify(value)) : value;
  }

  async close() {
    this.#clients.forEach((client) => client.disconnect());
  }

}

/** Wait for one event of an SDK object, whatever errors it tells of meanwhile. */
export function event(emitter, name) {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error(`no event '${name}' within ${WAIT / 1_000} s`)), WAIT);
    emitter.once(name, (context) => {
      clearTimeout(timeout);
      resolve(context);
    });
  });
}

/** Keep events by name, in order. */
export function record(emitter, names) {
  const log = Object.fromEntries(names.map((name) => [name, []]));
  names.forEach((name) => emitter.on(name, (context) => log[name].push(context)));
  return log;
}

/** Wait until a condition holds. */
export async function until(condition, what) {
  const deadline = Date.now() + WAIT;
  while (!await condition()) {
    if (Date.now() > deadline) {
      throw new Error(`not within ${WAIT / 1_000} s: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

import { ReadableStream } from 'node:stream/web';

import { Centrifuge } from 'centrifuge';
import EventSource from 'eventsource';
import SockJS from 'sockjs-client';
import WebSocket from 'ws';

import { probe } from './probe.mjs';

const sockjs = (kind, more) => ({
  name: `sockjs ${kind}`,
  transport: 'sockjs',
  path: '/connection/sockjs',
  sockjs: [kind],
  ...more,
});

const PLAIN = [
  { name: 'websocket', transport: 'websocket', path: '/connection/websocket' },
  { name: 'http_stream', transport: 'http_stream', path: '/connection/http_stream' },
  { name: 'sse', transport: 'sse', path: '/connection/sse' },
];

export const NODE_ROWS = [
  ...PLAIN,
  ...['websocket', 'xhr-streaming', 'eventsource', 'xhr-polling'].map((kind) => sockjs(kind)),
];

export const BROWSER_ROWS = [
  ...PLAIN,
  ...['websocket', 'xhr-streaming', 'eventsource', 'iframe-eventsource', 'iframe-htmlfile', 'xhr-polling',
    'iframe-xhr-polling'].map((kind) => sockjs(kind)),
  sockjs('jsonp-polling', { patience: 60_000 }),
  { name: 'webtransport', skipped: 'the server does not serve it yet' },
];

export function probeInNode(task, control) {
  const options = {
    ...task.options,
    websocket: WebSocket,
    eventsource: EventSource,
    fetch: globalThis.fetch,
    readableStream: ReadableStream,
    sockjs: SockJS,
    sockjsOptions: { transports: task.sockjs },
    networkEventTarget: null,
  };
  return probe({ ...task, options, Centrifuge }, control);
}

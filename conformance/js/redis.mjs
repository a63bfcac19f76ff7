import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';

import { until } from './bench.mjs';
import { freePort } from './server.mjs';

/** Start a Redis that keeps nothing on disk and ends with this process; resolves with its port. */
export async function startRedis() {
  const port = await freePort();
  const flags = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
  const child = spawn('redis-server', flags.map(String), { stdio: 'ignore' });
  process.once('exit', () => child.kill());
  await until(() => answers(port), 'Redis');
  return port;
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

/** Environment that puts a node of ours, or of the original, on a Redis. */
export const onRedis = (port) => ({
  CENTRIFUGO_ENGINE_TYPE: 'redis',
  CENTRIFUGO_ENGINE_REDIS_ADDRESS: `redis://127.0.0.1:${port}`,
});

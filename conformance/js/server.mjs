import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const START_TIMEOUT = 120_000;

const STOP_TIMEOUT = 10_000;

/** The jar of the sample, or whatever takes its place: the original's binary, for comparison. */
export function serverCommand() {
  if (process.env.CENTRIFUGO_BINARY) {
    return [process.env.CENTRIFUGO_BINARY];
  }
  return [process.env.JAVA ?? 'java', '-XX:TieredStopAtLevel=1', '-jar', `${ROOT}/sample-app/target/sample-app.jar`];
}

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Start a process that serves HTTP, and wait until it answers, whatever it answers. */
export async function start(command, { env = {}, port, path = '/health' }) {
  const child = spawn(command[0], command.slice(1), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output = (output + data).slice(-20_000);
    });
  }
  const server = { port, url: `http://127.0.0.1:${port}`, output: () => output, stop: () => stop(child) };
  const deadline = Date.now() + START_TIMEOUT;
  while (!await answers(server.url + path)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await server.stop();
      throw new Error(`${command.join(' ')} did not start:\n${output}`);
    }
    await sleep(200);
  }
  return server;
}

async function answers(url) {
  try {
    return (await fetch(url)).status > 0;
  }
  catch {
    return false;
  }
}

async function stop(child) {
  if (child.exitCode !== null) {
    return;
  }
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
  await exited;
  clearTimeout(killer);
}

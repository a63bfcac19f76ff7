import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { API_KEY } from '../js/bench.mjs';
import { onRedis, startRedis } from '../js/redis.mjs';
import { freePort, serverCommand, start } from '../js/server.mjs';

const CONFIG = fileURLToPath(new URL('config.json', import.meta.url));

const OPERATOR_FOLDER = fileURLToPath(new URL('operator', import.meta.url));

/**
 * A Redis, two nodes of ours, and two on the original's engine: the peer, which has clients, and the operator,
 * which only sends control messages.
 */
export class Cluster {

  /** Ours first, then the peer. Each has a name, a port, a url. */
  nodes = [];

  operator;

  #redis;

  #work = mkdtempSync(join(tmpdir(), 'mixed-cluster-'));

  #stoppers = [() => rmSync(this.#work, { recursive: true, force: true })];

  async start(peerFolder) {
    const peer = this.#build(peerFolder, 'peer');
    const operator = this.#build(OPERATOR_FOLDER, 'operator');
    this.#redis = await startRedis();
    const redis = `127.0.0.1:${this.#redis}`;
    // One after the other: on a small machine they would only slow each other down
    this.nodes.push(await this.#startOurs('ours-1'));
    this.nodes.push(await this.#startOurs('ours-2'));
    this.nodes.push(await this.#startPort('peer', (port) => [peer, '-port', port, '-api-key', API_KEY, '-redis', redis,
      '-history', '100', '-recovery', '-presence', '-delta']));
    this.operator = await this.#startPort('operator', (port) => [operator, '-port', port, '-redis', redis]);
  }

  #build(folder, name) {
    const binary = join(this.#work, name);
    execFileSync('go', ['build', '-o', binary, '.'], { cwd: folder, stdio: 'inherit' });
    return binary;
  }

  #startOurs(name) {
    return this.#startPort(name, () => [...serverCommand(), `--config=${CONFIG}`], (port) => ({
      CENTRIFUGO_HTTP_SERVER_PORT: port,
      CENTRIFUGO_NODE_NAME: name,
      ...onRedis(this.#redis),
    }));
  }

  async #startPort(name, command, env = () => ({})) {
    const port = String(await freePort());
    const node = await start(command(port), { env: env(port), port });
    this.#stoppers.push(node.stop);
    return { name, ...node };
  }

  /** Cut off everybody who receives from Redis. */
  breakPubSub() {
    execFileSync('redis-cli', ['-p', this.#redis, 'client', 'kill', 'type', 'pubsub']);
  }

  /** Tell the operator what to send to the other nodes. */
  async order(what, body) {
    const response = await fetch(`${this.operator.url}/${what}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) {
      throw new Error(`${what}: ${await response.text()}`);
    }
    return response.json();
  }

  async stop() {
    for (const stopper of this.#stoppers.reverse()) {
      await stopper();
    }
  }

}

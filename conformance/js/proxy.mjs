import { connect, createServer } from 'node:net';

/** A TCP relay in front of a server that can cut every connection and refuse new ones for a while. */
export class CuttableProxy {

  #server;

  #sockets = new Set();

  #refusing = false;

  static async to(port) {
    const proxy = new CuttableProxy();
    proxy.#server = createServer((client) => proxy.#relay(client, port));
    await new Promise((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port() {
    return this.#server.address().port;
  }

  cut() {
    this.#refusing = true;
    this.#sockets.forEach((socket) => socket.destroy());
  }

  restore() {
    this.#refusing = false;
  }

  close() {
    this.cut();
    this.#server.close();
  }

  #relay(client, port) {
    if (this.#refusing) {
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    for (const [socket, other] of [[client, server], [server, client]]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }

}

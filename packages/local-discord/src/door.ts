import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

const HOST = '127.0.0.1';

/** A server's port, which can be shut: connections are cut and then refused, as where nothing listens. */
export class Door {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #holds = 0;

  constructor(server: Server) {
    this.#server = server;
    server.on('listening', () => {
      const address = server.address();
      if (address !== null && typeof address !== 'string') this.#port = address.port;
    });
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Listens on this machine alone; port 0 takes a free one. Rejects when the port is taken. */
  async open(port: number): Promise<void> {
    this.#server.listen({ host: HOST, port });
    await once(this.#server, 'listening');
  }

  /** Shuts the port until what is returned was called; shut twice, it takes both calls to open it. */
  hold(): () => void {
    this.#holds += 1;
    if (this.#holds === 1) this.#cut();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.#server.listen({ host: HOST, port: this.#port });
    };
  }

  /** Shuts it for good. */
  close(): void {
    this.#holds = Number.POSITIVE_INFINITY;
    this.#cut();
  }

  #cut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

import { once } from 'node:events';
import { createServer, connect as open, type Server, type Socket } from 'node:net';

/** One direction of a connection. */
class Direction {
  readonly #to: Socket;
  #held: Buffer[] = [];
  #hasEnded = false;
  #isCut: boolean;

  constructor(from: Socket, to: Socket, isCut: boolean) {
    this.#to = to;
    this.#isCut = isCut;
    from.on('data', (chunk: Buffer) => {
      if (this.#isCut) this.#held.push(chunk);
      else to.write(chunk);
    });
    from.on('close', () => {
      this.#hasEnded = true;
      if (!this.#isCut) to.destroy();
    });
    // Told by the close that follows.
    from.on('error', () => undefined);
  }

  cut(): void {
    this.#isCut = true;
  }

  /** What was sent meanwhile arrives, as TCP sends it again. */
  mend(): void {
    this.#isCut = false;
    for (const chunk of this.#held) this.#to.write(chunk);
    this.#held = [];
    if (this.#hasEnded) this.#to.destroy();
  }
}

/** The network between two machines, as a port of its own: it can be cut without a word to either side, and mended. */
export class Cable {
  readonly #server: Server;
  readonly #directions = new Set<Direction>();
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(target: number) {
    this.#server = createServer((near) => {
      const far = open(target, '127.0.0.1');
      const directions = [new Direction(near, far, this.#isCut), new Direction(far, near, this.#isCut)];
      for (const direction of directions) this.#directions.add(direction);
      for (const socket of [near, far]) {
        socket.setNoDelay();
        this.#sockets.add(socket);
        socket.on('close', () => this.#sockets.delete(socket));
      }
    });
  }

  /** Leads to a port of this machine. */
  static async to(target: number): Promise<Cable> {
    const cable = new Cable(target);
    cable.#server.listen(0, '127.0.0.1');
    await once(cable.#server, 'listening');
    return cable;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a port');
    return address.port;
  }

  /** From now on nothing gets through, and new connections hear nothing. */
  cut(): void {
    this.#isCut = true;
    for (const direction of this.#directions) direction.cut();
  }

  mend(): void {
    this.#isCut = false;
    for (const direction of this.#directions) direction.mend();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import WebSocket, { type ClientOptions } from 'ws';
import { z } from 'zod';
import type { LocalDiscord } from '../src/index.ts';

const payload = z.object({ op: z.number(), t: z.string().nullish(), s: z.number().nullish(), d: z.unknown() });
export type Payload = z.output<typeof payload>;

/** A gateway connection without a library in between. */
export class RawGateway {
  readonly #socket: WebSocket;
  readonly received: Payload[] = [];
  readonly #waiting: (() => void)[] = [];
  #closedWith: number | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('close', (code) => {
      this.#closedWith = code;
      for (const wake of this.#waiting.splice(0)) wake();
    });
    socket.on('message', (data) => {
      this.received.push(payload.parse(JSON.parse(data.toString())));
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  static async open(discord: LocalDiscord, query = 'v=10&encoding=json', options: ClientOptions = {}) {
    const socket = new WebSocket(`${discord.gatewayUrl}/?${query}`, options);
    const gateway = new RawGateway(socket);
    onTestFinished(() => socket.terminate());
    await once(socket, 'open');
    return gateway;
  }

  send(op: number, d: unknown): void {
    this.#socket.send(JSON.stringify({ op, d }));
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  identify(token: string, intents: number, more: object = {}): void {
    this.send(2, { token, intents, properties: { os: 'linux', browser: 'test', device: 'test' }, ...more });
  }

  /** The first payload, received or to come, that fits. */
  async next(fits: (payload: Payload) => boolean): Promise<Payload> {
    while (true) {
      const found = this.received.find(fits);
      if (found) return found;
      if (this.#closedWith !== undefined) throw new Error(`closed with ${this.#closedWith} before it came`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  event(name: string): Promise<Payload> {
    return this.next(({ t }) => t === name);
  }

  async closeCode(): Promise<number> {
    const [code]: unknown[] = await once(this.#socket, 'close');
    return z.number().parse(code);
  }

  close(code?: number): void {
    this.#socket.close(code);
  }

  drop(): void {
    this.#socket.terminate();
  }
}

/** A session of the raw gateway, once READY came. */
export async function loggedIn(discord: LocalDiscord, intents: number, more: object = {}) {
  const gateway = await RawGateway.open(discord);
  gateway.identify(discord.token, intents, more);
  const ready = z
    .object({ session_id: z.string() })
    .loose()
    .parse((await gateway.event('READY')).d);
  return { gateway, sessionId: ready.session_id, ready };
}

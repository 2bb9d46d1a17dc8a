import type { FastifyReply } from 'fastify';

export interface EventStream<Events> {
  /** Does nothing once the stream is closed. */
  send<Name extends keyof Events & string>(name: Name, data: Events[Name]): void;
  /** Resolves when the browser or the server closed it. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Characters that may wait for a browser that does not read; one that falls further behind starts over. */
const MOST_WAITING = 8 * 1024 * 1024;

/** Takes the response over for server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export function openEventStream<Events>(reply: FastifyReply): EventStream<Events> {
  const headers = reply.getHeaders();
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  const waiting: string[] = [];
  let waitingLength = 0;
  // Half a second before the browser tries again: a restarted server is back in sight at once.
  let isFull = !raw.write('retry: 500\n\n');
  raw.on('drain', () => {
    isFull = false;
    while (!isFull && waiting.length > 0) write(waiting.shift() ?? '');
  });

  function write(text: string): void {
    waitingLength -= text.length;
    isFull = !raw.write(text);
  }

  return {
    send(name, data) {
      if (raw.writableEnded || raw.destroyed) return;
      const text = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      waitingLength += text.length;
      if (!isFull) write(text);
      else if (waitingLength > MOST_WAITING) raw.destroy();
      else waiting.push(text);
    },
    closed: new Promise((resolve) => raw.once('close', resolve)),
    close: () => raw.end(),
  };
}

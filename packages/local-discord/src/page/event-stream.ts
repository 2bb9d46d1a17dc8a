import type { FastifyReply } from 'fastify';

export interface EventStream<Events> {
  /** Does nothing once the stream is closed. */
  send<Name extends keyof Events & string>(name: Name, data: Events[Name]): void;
  /** Resolves when the browser or the server closed it. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Takes the response over for server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. */
export function openEventStream<Events>(reply: FastifyReply): EventStream<Events> {
  const headers = reply.getHeaders();
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  // Half a second before the browser tries again: a restarted server is back in sight at once.
  raw.write('retry: 500\n\n');
  return {
    send(name, data) {
      if (!raw.writableEnded && !raw.destroyed) raw.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    closed: new Promise((resolve) => raw.once('close', resolve)),
    close: () => raw.end(),
  };
}

import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { CdnFault } from '../api.ts';
import type { PublicFile } from '../stored.ts';

/** What people upload is shown and saved, and never runs: an SVG or an HTML file could hold a script. */
function protection(filename: string): Readonly<Record<string, string>> {
  return {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}

/** Answers with a file, or with what a fault makes of it. */
export async function send(file: PublicFile, fault: CdnFault | undefined, reply: FastifyReply): Promise<void> {
  const data = Buffer.from(file.data);
  reply.headers(protection(file.filename)).type(file.contentType ?? 'application/octet-stream');
  switch (fault?.kind) {
    case undefined:
    case 'expired':
      await reply.send(data);
      return;
    case 'latency':
      await sleep(fault.ms);
      await reply.send(data);
      return;
    case 'status':
      await reply
        .code(fault.status)
        .headers(fault.headers ?? {})
        .send(`${fault.status}`);
      return;
    case 'rate-limited':
      if (fault.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(fault.retryAfterMs / 1000));
      await reply.code(429).send('429');
      return;
    case 'redirect':
      await reply.redirect(fault.location);
      return;
    case 'slow':
      reply.header('content-length', data.byteLength);
      await reply.send(Readable.from(trickle(data, fault.bytesPerSecond)));
      return;
    case 'endless':
      await reply.send(Readable.from(forever(data)));
      return;
    case 'stalled':
      sendRaw(reply, head(file, data.byteLength));
      return;
    case 'cut':
      sendRaw(reply, head(file, data.byteLength), data.subarray(0, data.byteLength / 2), true);
      return;
    case 'wrong-length':
      sendRaw(reply, head(file, fault.contentLength), data, fault.contentLength > data.byteLength);
      return;
    case 'connection-reset':
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      return;
    case 'malformed':
      sendRaw(reply, MALFORMED[fault.what], data, true);
      return;
  }
}

const MALFORMED: Readonly<Record<Extract<CdnFault, { kind: 'malformed' }>['what'], string>> = {
  'status-line': 'HELLO\r\n\r\n',
  header: 'HTTP/1.1 200 OK\r\nno header\r\n\r\n',
  length: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
  chunk: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n',
};

function head(file: PublicFile, length: number): string {
  const type = file.contentType ?? 'application/octet-stream';
  return `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;
}

/** Writes to the socket itself, past the checks that would keep an answer honest. */
function sendRaw(reply: FastifyReply, start: string, body: Uint8Array = Buffer.of(), thenCut = false): void {
  reply.hijack();
  const { socket } = reply.raw;
  if (!socket) return;
  socket.write(start);
  socket.write(body, () => {
    if (thenCut) socket.destroy();
  });
}

const STEPS_PER_SECOND = 10;

async function* trickle(data: Buffer, bytesPerSecond: number): AsyncGenerator<Buffer> {
  const step = Math.max(1, Math.round(bytesPerSecond / STEPS_PER_SECOND));
  for (let start = 0; start < data.byteLength; start += step) {
    yield data.subarray(start, start + step);
    await sleep(1000 / STEPS_PER_SECOND);
  }
}

const FILLER = Buffer.alloc(64 * 1024);

async function* forever(data: Buffer): AsyncGenerator<Buffer> {
  yield data;
  while (true) yield FILLER;
}

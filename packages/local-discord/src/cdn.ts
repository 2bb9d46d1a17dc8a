import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CdnFault } from './api.ts';
import type { FaultList } from './fault-list.ts';
import { isValid } from './signed-urls.ts';
import type { State, StoredAttachment } from './state.ts';

/** Attachments at signed URLs. An expired or unsigned one is answered 404, as Discord does. */
export function cdnRoutes(http: FastifyInstance, state: State, faults: FaultList<CdnFault>): void {
  const serve = async (url: string, reply: FastifyReply): Promise<FastifyReply> => {
    const { pathname, searchParams } = new URL(url, state.origin);
    const path = decodeURIComponent(pathname);
    const fault = faults.strike('GET', path);
    const file = state.files.get(path);
    const isReadable = file && fault?.kind !== 'expired' && isValid(state, path, searchParams);
    if (isReadable) await send(file, fault, reply);
    else await reply.code(404).type('text/plain').send('This content is no longer available.');
    state.log.add({ type: 'cdn.requested', path, status: reply.statusCode });
    return reply;
  };
  http.get('/attachments/:channelId/:attachmentId/:filename', (request, reply) => serve(request.url, reply));
  http.get('/ephemeral-attachments/:applicationId/:attachmentId/:filename', (request, reply) =>
    serve(request.url, reply),
  );
}

async function send(file: StoredAttachment, fault: CdnFault | undefined, reply: FastifyReply): Promise<void> {
  const data = Buffer.from(file.data);
  reply.type(file.contentType ?? 'application/octet-stream');
  switch (fault?.kind) {
    case undefined:
    case 'expired':
      await reply.send(data);
      return;
    case 'status':
      await reply.code(fault.status).send(`${fault.status}`);
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
      sendRaw(reply, file, data.byteLength, data.subarray(0, 0));
      return;
    case 'cut':
      sendRaw(reply, file, data.byteLength, data.subarray(0, data.byteLength / 2), true);
      return;
    case 'wrong-length':
      sendRaw(reply, file, fault.contentLength, data, fault.contentLength > data.byteLength);
      return;
  }
}

/** Writes to the socket itself, past the checks that would keep an answer honest. */
function sendRaw(reply: FastifyReply, file: StoredAttachment, length: number, data: Buffer, thenCut = false): void {
  reply.hijack();
  const { socket } = reply.raw;
  if (!socket) return;
  const type = file.contentType ?? 'application/octet-stream';
  socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`);
  socket.write(data, () => {
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

import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { type EventStream, openEventStream } from '../../src/page/event-stream.ts';

interface Events {
  readonly text: string;
}

/** An event stream and the socket at its other end. */
async function openStream() {
  const http = Fastify();
  const opened = new Promise<EventStream<Events>>((resolve) => {
    http.get('/', async (_request, reply) => resolve(openEventStream<Events>(reply)));
  });
  await http.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => http.close());
  const { port } = new URL(http.listeningOrigin);
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  return { stream: await opened, socket };
}

const MEGABYTE = 'x'.repeat(1024 * 1024);

test('a browser that reads late gets every event in order', async () => {
  const { stream, socket } = await openStream();
  for (let i = 0; i < 6; i += 1) stream.send('text', `${i}${MEGABYTE}`);
  stream.send('text', 'last');
  let read = '';
  for await (const chunk of socket) {
    read += chunk;
    if (read.includes('"last"')) break;
  }
  expect([...read.matchAll(/data: "(\d|last)/g)].map(([, what]) => what)).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    'last',
  ]);
});

test('a browser that does not read is let go before it fills the memory', async () => {
  const { stream, socket } = await openStream();
  socket.pause();
  let sent = 0;
  const closed = stream.closed.then(() => true);
  while (sent < 100 && !(await Promise.race([closed, new Promise<false>((resolve) => setImmediate(resolve, false))]))) {
    stream.send('text', MEGABYTE);
    sent += 1;
  }
  expect(sent).toBeLessThan(40);
  socket.resume();
  await once(socket, 'close');
});

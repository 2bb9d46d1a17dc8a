import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { FrameReader, writeFrame } from '../../../src/describe/decoders/frames.ts';

interface Frame {
  readonly header: unknown;
  readonly body: string;
}

/** A reader of frames with at most ten bytes, and what it has read. */
function reader(mostBody = 10) {
  const frames: Frame[] = [];
  return {
    frames,
    reader: new FrameReader(mostBody, (header, body) => frames.push({ header, body: body.toString() })),
  };
}

function written(header: unknown, ...body: string[]): Buffer {
  const pipe = new PassThrough();
  writeFrame(pipe, header, ...body.map((part) => Buffer.from(part)));
  return pipe.read();
}

/** The lengths of a frame, and nothing behind. */
function prefix(header: number, body: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(header, 0);
  bytes.writeUInt32LE(body, 4);
  return bytes;
}

it('a frame is its lengths, its header as JSON and its parts one after the other', () => {
  const bytes = written({ kind: 'open' }, 'abc', 'de');
  const json = '{"kind":"open"}';
  expect(bytes).toEqual(Buffer.concat([prefix(json.length, 5), Buffer.from(`${json}abcde`)]));
});

it('a frame goes out whole: nobody reads a part of it', () => {
  const pipe = new PassThrough();
  const chunks: number[] = [];
  Object.assign(pipe, {
    _writev: (parts: readonly unknown[], done: () => void) => {
      chunks.push(parts.length);
      done();
    },
  });
  writeFrame(pipe, {}, Buffer.from('a'), Buffer.from('b'));
  expect(chunks).toEqual([4]);
});

it('frames are put together again however they arrive', () => {
  const sent = [
    { header: { kind: 'open' }, body: 'abc' },
    { header: { kind: 'release' }, body: '' },
    { header: { kind: 'region', x: 1 }, body: '0123456789' },
  ];
  const bytes = Buffer.concat(sent.map(({ header, body }) => written(header, body)));
  for (const size of [1, 2, 3, 7, 8, 9, bytes.byteLength]) {
    const { frames, reader: whole } = reader();
    for (let at = 0; at < bytes.byteLength; at += size) whole.push(bytes.subarray(at, at + size));
    expect(frames).toEqual(sent);
  }
});

it('what claims to be larger than a frame may be is refused before any of it is taken', () => {
  expect(() => reader().reader.push(prefix(2, 11))).toThrow(/at most 10 bytes, but got 2 \+ 11/);
  expect(() => reader().reader.push(prefix(64 * 1024 + 1, 1))).toThrow(RangeError);
  expect(() => reader().reader.push(prefix(0, 1))).toThrow(RangeError);
  expect(() => reader().reader.push(prefix(64 * 1024, 10))).not.toThrow();
});

it('a header that is no JSON is refused', () => {
  expect(() => reader().reader.push(Buffer.concat([prefix(3, 0), Buffer.from('{x}')]))).toThrow(SyntaxError);
});

import { Socket } from 'node:net';
import { IMAGE_LIMITS } from '../../images/limits.ts';
import type { Picture } from '../../images/picture.ts';
import { UserError } from '../../user-error.ts';
import { endProcess, outliveSignals } from '../processes.ts';
import { FrameReader, writeFrame } from './frames.ts';
import type { DecoderAnswer, DecoderRequest } from './protocol.ts';

/** The life of a decoder: it opens pictures for whoever started it, and ends with them. */
export function runDecoder(open: (bytes: Uint8Array) => Promise<Picture>): void {
  outliveSignals();
  const pipe = new Socket({ fd: 3, readable: true, writable: true });
  for (const event of ['end', 'close', 'error']) pipe.once(event, endProcess);
  const send = (message: DecoderAnswer, ...body: readonly Uint8Array[]) => writeFrame(pipe, message, ...body);
  let picture: Promise<Picture> | undefined;

  async function answer(request: DecoderRequest, bytes: Uint8Array): Promise<void> {
    if (request.kind === 'release') {
      picture = undefined;
      send({ kind: 'released', rss: process.memoryUsage.rss() });
    } else if (request.kind === 'open') {
      picture = open(bytes);
      const { raster, region: _, animation, ...facts } = await picture;
      const frames = animation?.frames ?? [{ index: 0, raster }];
      const pixels = frames.map((frame) => frame.raster.data);
      send(
        {
          kind: 'picture',
          facts: {
            ...facts,
            ...(animation && { animation: { count: animation.count, frames: frames.map((frame) => frame.index) } }),
          },
          raster: sizeOf(raster),
        },
        ...pixels,
      );
    } else {
      if (!picture) throw new Error('Expected an open picture to look at a part of, but there is none.');
      const { raster, ...facts } = await (await picture).region(request.region, request.frame);
      send({ kind: 'view', facts, raster: sizeOf(raster) }, raster.data);
    }
  }

  const reader = new FrameReader(IMAGE_LIMITS.bytes, (header, body) => {
    // Only the process that started this one has the pipe's other end.
    const request: DecoderRequest = Object(header);
    answer(request, body).catch((error: unknown) => send(failure(error)));
  });
  pipe.on('data', (chunk) => reader.push(chunk));
  send({ kind: 'ready' });
}

function failure(error: unknown): DecoderAnswer {
  if (error instanceof UserError) return { kind: 'refused', code: error.code, message: error.message };
  if (error instanceof Error) return { kind: 'failed', message: error.message, stack: error.stack };
  return { kind: 'failed', message: String(error) };
}

function sizeOf({ width, height }: { readonly width: number; readonly height: number }) {
  return { width, height };
}

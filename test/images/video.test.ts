import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPicture } from '../../src/images/open.ts';
import { SAMPLES_DIR, sample } from '../samples.ts';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

/** What a video starts with, and nothing behind it. */
const videoStart = (brand: string) => Buffer.from(`\0\0\0\x14ftyp${brand}\0\0\0\0${brand}`, 'latin1');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facets-video-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Stands in for ffmpeg: a shell script. */
async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('a video', () => {
  it.each([
    ['MP4', videoStart('isom')],
    ['MOV', videoStart('qt  ')],
    ['WebM', Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878102', 'hex')],
  ])('is answered with what can be sent instead, where there is no ffmpeg: %s', async (title, bytes) => {
    await expect(openPicture(bytes)).rejects.toMatchObject({
      code: 'image/video',
      message: expect.stringMatching(new RegExp(`video \\(${title}\\).*screenshot`)),
    });
  });

  it.skipIf(process.platform === 'win32')('goes to the program and comes back through pipes alone', async () => {
    await writeFile(join(folder, 'still.png'), sample('bald-man.png'));
    const ffmpeg = await program('good', `wc -c >"${folder}/length"; cat "${folder}/still.png"`);
    const picture = await openPicture(videoStart('isom'), { ffmpeg });
    expect(picture).toMatchObject({ format: 'mp4', width: 356, height: 436 });
    expect(await readdir(folder)).toContain('length');
  });

  it('is answered the same where what is named is no program', async () => {
    await expect(openPicture(videoStart('isom'), { ffmpeg: join(folder, 'missing') })).rejects.toMatchObject({
      code: 'image/video',
      message: expect.stringContaining('I describe pictures'),
    });
  });

  it.skipIf(process.platform === 'win32')('of which no frame comes is answered with a sentence', async () => {
    const ffmpeg = await program('bad', 'exit 1');
    await expect(openPicture(videoStart('isom'), { ffmpeg })).rejects.toMatchObject({ code: 'image/video' });
  });

  it.skipIf(!hasFfmpeg)(
    'gives a still that is not its black beginning (needs ffmpeg; Debian: apt-get install ffmpeg)',
    async () => {
      const path = join(folder, 'made.webm');
      const input = ['-loop', '1', '-t', '1', '-r', '10', '-i', join(SAMPLES_DIR, 'bald-man.png')];
      const black = ['-f', 'lavfi', '-i', 'color=black:s=356x436:d=0.5:r=10'];
      const filter = '[0][1]concat=n=2:v=1,format=yuv420p';
      execFileSync('ffmpeg', [
        '-loglevel',
        'error',
        ...black,
        ...input,
        '-filter_complex',
        filter,
        '-c:v',
        'libvpx',
        path,
      ]);
      const bytes = execFileSync('cat', [path]);
      const { format, raster } = await openPicture(bytes, { ffmpeg: 'ffmpeg' });
      expect(format).toBe('webm');
      expect(raster.data.reduce((sum, value) => sum + value, 0) / raster.data.length).toBeGreaterThan(60);
    },
  );
});

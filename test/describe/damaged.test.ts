import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Describer } from '../../src/describe/describer.ts';
import { openInProcessDescriber } from '../../src/describe/in-process.ts';
import { clouds } from '../group.ts';
import { sample } from '../samples.ts';

let describer: Describer;

beforeAll(async () => {
  describer = await openInProcessDescriber({ device: 'cpu', threads: 1, precision: 'float' });
});

afterAll(() => describer.close());

/** A face in the upper half of a picture of clouds: its chin is at 43 % of the height. */
async function tall(): Promise<Sharp> {
  const [input, sky] = await Promise.all([sharp(sample('goatee-man.png')).resize(500).toBuffer(), clouds(500, 1224)]);
  return sharp(
    await sharp(sky)
      .composite([{ input, left: 0, top: 0 }])
      .png()
      .toBuffer(),
  );
}

async function described(bytes: Buffer) {
  return (await describer.describe({ kind: 'bytes', bytes })).analysis;
}

const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(share * bytes.length));
const code = (bytes: Buffer) =>
  described(bytes).then(
    () => 'described',
    (error: { code: string }) => error.code,
  );

describe('a file that was cut short', () => {
  it.each([
    ['a JPEG', (picture: Sharp) => picture.jpeg()],
    ['a JPEG in CMYK', (picture: Sharp) => picture.toColourspace('cmyk').jpeg()],
    ['a JPEG in grey', (picture: Sharp) => picture.greyscale().jpeg()],
    ['a PNG', (picture: Sharp) => picture.png()],
    ['a GIF', (picture: Sharp) => picture.gif({ effort: 1 })],
  ])('is described where its face is there, though most of it is not: %s', async (_, make) => {
    const bytes = await make(await tall()).toBuffer();
    const whole = await described(bytes);
    const part = await described(cut(bytes, 0.49));
    expect(part).toMatchObject({ width: 500, height: 1224, damaged: true, unread: [] });
    const [face = expect.fail()] = part.faces;
    const [own = expect.fail()] = whole.faces;
    expect(Math.abs(face.box.height - own.box.height)).toBeLessThan(30);
    for (const name of ['Male', 'Goatee', 'No_Beard'] as const) {
      expect(Math.abs(face.attributes[name].probability - own.attributes[name].probability), name).toBeLessThan(0.2);
    }
  });

  it.each([
    ['a JPEG', (picture: Sharp) => picture.jpeg()],
    ['a PNG', (picture: Sharp) => picture.png()],
    ['a GIF', (picture: Sharp) => picture.gif({ effort: 1 })],
  ])('is called that where the face is there but for its chin: %s', async (_, make) => {
    expect(await code(cut(await make(await tall()).toBuffer(), 0.33))).toBe('image/truncated');
    expect(await code(cut(await make(await tall()).toBuffer(), 0.1))).toBe('image/truncated');
  });

  it('is described whichever way up it was stored', async () => {
    const stored = await (await tall()).rotate(270).toBuffer();
    const bytes = await sharp(stored).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    // Stored from its right to its left: of the face there is one half, then most, then all.
    expect(await code(cut(bytes, 0.45))).toBe('image/truncated');
    expect(await described(cut(bytes, 0.6))).toMatchObject({
      damaged: true,
      faces: [],
      unread: [{ reason: 'unclear' }],
    });
    expect(await described(cut(bytes, 0.9))).toMatchObject({ damaged: true, faces: [{}], unread: [] });
    const upsideDown = await sharp(await (await tall()).rotate(180).toBuffer())
      .withMetadata({ orientation: 3 })
      .jpeg()
      .toBuffer();
    // From its bottom to its top.
    expect(await code(cut(upsideDown, 0.4))).toBe('image/truncated');
    const mirrored = await sharp(await (await tall()).flop().toBuffer())
      .withMetadata({ orientation: 2 })
      .jpeg()
      .toBuffer();
    expect((await described(cut(mirrored, 0.5))).faces).toHaveLength(1);
  });

  it('is described more coarsely where it comes pass by pass', async () => {
    const jpeg = await (await tall()).jpeg({ progressive: true }).toBuffer();
    expect(await described(cut(jpeg, 0.5))).toMatchObject({ damaged: true, faces: [{}], unread: [] });
    const png = await (await tall()).png({ progressive: true }).toBuffer();
    expect(await described(cut(png, 0.3))).toMatchObject({ damaged: true, faces: [{}], unread: [] });
    const gif = await (await tall()).gif({ progressive: true }).toBuffer();
    expect(await described(cut(gif, 0.9))).toMatchObject({ damaged: true, faces: [{}], unread: [] });
  });

  it('that shows nobody says so where most of it is there', async () => {
    const empty = await sharp(await clouds(500, 500))
      .jpeg()
      .toBuffer();
    expect(await described(cut(empty, 0.8))).toMatchObject({ damaged: true, faces: [] });
    expect(await code(cut(empty, 0.3))).toBe('image/truncated');
  });

  it('leaves out a face of which a part is missing beside one that is whole', async () => {
    const two = await sharp({ create: { width: 500, height: 1224, channels: 3, background: '#a0b0c0' } })
      .composite([
        { input: await sharp(sample('goatee-man.png')).resize(500).toBuffer(), left: 0, top: 0 },
        { input: await sharp(sample('bald-man.png')).resize(500).toBuffer(), left: 0, top: 612 },
      ])
      .jpeg()
      .toBuffer();
    expect((await described(two)).faces).toHaveLength(2);
    const { faces } = await described(cut(two, 0.72));
    expect(faces).toHaveLength(1);
    expect(faces[0]?.box.y).toBeLessThan(400);
  });
});

/** How colours are meant, by their numbers in ITU-T H.273, as an `nclx` box names them. */
export interface NumberedColours {
  readonly primaries: number;
  readonly transfer: number;
}

type Xyz = readonly [x: number, y: number, z: number];

/** Red, green and blue as ICC profiles have them, adapted to D50. */
const PRIMARIES: ReadonlyMap<number, readonly [Xyz, Xyz, Xyz]> = new Map([
  // BT.2020 and BT.2100.
  [
    9,
    [
      [0.67348, 0.27904, -0.00194],
      [0.16566, 0.67534, 0.02998],
      [0.12505, 0.04561, 0.79686],
    ],
  ],
  // Display P3.
  [
    12,
    [
      [0.51512, 0.2412, -0.00105],
      [0.29198, 0.69225, 0.04189],
      [0.1571, 0.06657, 0.78407],
    ],
  ],
]);

/** BT.709 and sRGB, which everything else is taken for. */
const SRGB: readonly [Xyz, Xyz, Xyz] = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
];

/** Luminance of a white page in pictures of high dynamic range, in cd/m² (BT.2408). */
const PAPER_WHITE = 203;
/** What HLG's brightest is on the display that it is made for, in cd/m². */
const HLG_WHITE = 1000;
/** Up to here light stays as it is, as a share of paper's: faces are no brighter. */
const KNEE = 0.6;

/** From a share of the full range to light, 1 for white; brighter light of a high dynamic range is brought down. */
type Transfer = (value: number) => number;

const TRANSFERS: ReadonlyMap<number, Transfer> = new Map<number, Transfer>([
  [8, (value) => value],
  [16, (value) => compressed(perceptualQuantizer(value) / PAPER_WHITE)],
  [18, (value) => compressed(hybridLogGamma(value) / PAPER_WHITE)],
]);

/** As cameras and displays of the usual range have it; BT.709's and sRGB's are shown alike. */
function usual(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** SMPTE ST 2084, in cd/m². */
function perceptualQuantizer(value: number): number {
  const [m1, m2, c1, c2, c3] = [2610 / 16_384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128];
  const root = value ** (1 / m2);
  return 10_000 * (Math.max(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1);
}

/** BT.2100's other one, in cd/m² on the display that it is made for. */
function hybridLogGamma(value: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  const scene = value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - c) / a) + b) / 12;
  return HLG_WHITE * scene ** 1.2;
}

/** Whatever is brighter than the knee shares what is left up to white. */
function compressed(light: number): number {
  const over = (light - KNEE) / (1 - KNEE);
  return over <= 0 ? light : KNEE + (1 - KNEE) * (over / (1 + over));
}

/**
 * An ICC profile (ICC.1:2001-04, three primaries and a curve) of these colours, so that whatever knows profiles can bring
 * them to others; undefined for those that are shown like sRGB.
 */
export function profileOfNumbers({ primaries, transfer }: NumberedColours): Uint8Array | undefined {
  const wide = PRIMARIES.get(primaries);
  const curve = TRANSFERS.get(transfer);
  if (!wide && !curve) return undefined;
  const [red, green, blue] = wide ?? SRGB;
  const curveTag = curveOf(curve ?? usual);
  return profileWith([
    ['wtpt', xyzOf([0.9642, 1, 0.8249])],
    ['rXYZ', xyzOf(red)],
    ['gXYZ', xyzOf(green)],
    ['bXYZ', xyzOf(blue)],
    ['rTRC', curveTag],
    ['gTRC', curveTag],
    ['bTRC', curveTag],
  ]);
}

const HEADER = 128;

function profileWith(tags: readonly (readonly [name: string, data: Buffer])[]): Uint8Array {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  xyzOf([0.9642, 1, 0.8249]).copy(header, 68, 8);
  const list = Buffer.alloc(4 + 12 * tags.length);
  list.writeUInt32BE(tags.length, 0);
  let at = HEADER + list.length;
  for (const [i, [name, data]] of tags.entries()) {
    list.write(name, 4 + 12 * i, 'latin1');
    list.writeUInt32BE(at, 8 + 12 * i);
    list.writeUInt32BE(data.length, 12 + 12 * i);
    at += data.length;
  }
  header.writeUInt32BE(at, 0);
  return Buffer.concat([header, list, ...tags.map(([, data]) => data)]);
}

function xyzOf(values: Xyz): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 0, 'latin1');
  for (const [i, value] of values.entries()) tag.writeInt32BE(Math.round(value * 65_536), 8 + 4 * i);
  return tag;
}

/** Steps of a curve: enough for one that is steep at its end. */
const STEPS = 4096;

function curveOf(transfer: Transfer): Buffer {
  const tag = Buffer.alloc(12 + 2 * STEPS);
  tag.write('curv', 0, 'latin1');
  tag.writeUInt32BE(STEPS, 8);
  for (let i = 0; i < STEPS; i++) tag.writeUInt16BE(Math.round(65_535 * transfer(i / (STEPS - 1))), 12 + 2 * i);
  return tag;
}

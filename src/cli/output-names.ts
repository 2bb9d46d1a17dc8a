import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, parse, resolve } from 'node:path';

/** The folders that pictures are written to; nothing is, where one is not named. */
export interface OutputFolders {
  /** For a copy of each picture with its faces numbered. */
  readonly annotate?: string | undefined;
  /** For each described face as the attribute network sees it. */
  readonly crops?: string | undefined;
  /** For a heat map over each described face. */
  readonly heatMaps?: string | undefined;
}

/** The copy of a picture with its faces numbered. */
export function copyName(stem: string): string {
  return `${stem}-faces.jpg`;
}

/** What was cut out of a picture; `number` counts its faces from 1. */
export function cropName(stem: string, number: number): string {
  return `${stem}-${number}.png`;
}

/** What the score of one of a picture's faces leans on. */
export function heatMapName(stem: string, number: number): string {
  return `${stem}-${number}-why.jpg`;
}

const COPY = /^(?<stem>.*)-faces\.jpg$/;
const CROP = /^(?<stem>.*)-\d+\.png$/;
const HEAT_MAP = /^(?<stem>.*)-\d+-why\.jpg$/;

/**
 * Stems for what is made of each picture: its own name, counted up where another picture of the run has it, or where
 * something that was made of it would have the name of a picture that the run reads. What stems become can collide only
 * if the stems do: a face's number and an ending are told from the end of the name.
 */
export class OutputNames {
  readonly #taken: Set<string>;

  private constructor(taken: Set<string>) {
    this.#taken = taken;
  }

  /** @param inputs the files that the run reads; the folders exist. */
  static async open({ annotate, crops, heatMaps }: OutputFolders, inputs: readonly string[]): Promise<OutputNames> {
    const taken = new Set<string>();
    const identities = new Identities();
    for (const [folder, made] of [
      [annotate, COPY],
      [crops, CROP],
      [heatMaps, HEAT_MAP],
    ] as const) {
      if (folder === undefined) continue;
      const identity = await identities.of(folder);
      for (const input of inputs) {
        for (const path of [input, await realpath(input).catch(() => input)]) {
          const stem = made.exec(folded(basename(path)))?.groups?.stem;
          if (stem !== undefined && (await identities.of(dirname(path))) === identity) taken.add(stem);
        }
      }
    }
    return new OutputNames(taken);
  }

  /** A stem that nothing else of the run has. */
  stemFor(file: string): string {
    const { name } = parse(file);
    let stem = name;
    for (let use = 2; this.#taken.has(folded(stem)); use++) stem = `${name}~${use}`;
    this.#taken.add(folded(stem));
    return stem;
  }
}

/** Tells folders apart, by whatever path they are reached. */
class Identities {
  readonly #known = new Map<string, string>();

  async of(folder: string): Promise<string> {
    const known = this.#known.get(folder) ?? (await identityOf(folder));
    this.#known.set(folder, known);
    return known;
  }
}

async function identityOf(folder: string): Promise<string> {
  return stat(folder, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => resolve(folder),
  );
}

/** Some file systems take names for one that differ in case, or in how an accent is written. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { codeOf } from './trouble.ts';

/** How long Discord takes an interaction's token, in ms: https://discord.com/developers/docs/interactions/receiving-and-responding */
const LIFE_MS = 15 * 60_000;

const schema = z.array(
  z.object({
    id: z.string(),
    applicationId: z.string(),
    token: z.string(),
    locale: z.string().default('en'),
    expiresAt: z.number(),
  }),
);

/** An interaction that was acknowledged and not answered yet. */
export interface PendingInteraction {
  readonly id: string;
  readonly applicationId: string;
  /** A secret: whoever has it can answer in the bot's name. */
  readonly token: string;
  /** In which the person reads. */
  readonly locale: string;
  /** In ms since 1970. */
  readonly expiresAt: number;
}

/**
 * The interactions in work, in a file that only its owner can read, so that the next start can tell people to ask again
 * when this one is killed. A token is in the file from its acknowledgement to its answer, at most for the 15 minutes that
 * it is good for. Nothing waits for the file, and a file that cannot be written costs no answer.
 */
export class PendingInteractions {
  readonly #file: string;
  readonly #log: Logger;
  readonly #pending: Map<string, PendingInteraction>;
  #saving: Promise<void> | undefined;
  #changed = false;
  #refused = false;
  #expiry: NodeJS.Timeout | undefined;

  private constructor(file: string, log: Logger, left: readonly PendingInteraction[]) {
    this.#file = file;
    this.#log = log;
    this.#pending = new Map(left.map((interaction) => [interaction.id, interaction]));
    this.#prune();
    this.#save();
  }

  static async open(folder: string, log: Logger): Promise<PendingInteractions> {
    const file = join(folder, 'interactions.json');
    return new PendingInteractions(file, log, await readLeft(file, log));
  }

  /** At the start: what the last run left unanswered and can still be answered. */
  get all(): readonly PendingInteraction[] {
    this.#prune();
    return [...this.#pending.values()];
  }

  /** An interaction was acknowledged. */
  remember({ id, applicationId, token, locale }: Omit<PendingInteraction, 'expiresAt'>): void {
    this.#pending.set(id, { id, applicationId, token, locale, expiresAt: Date.now() + LIFE_MS });
    this.#prune();
    this.#save();
  }

  /** Its person has an answer, or will never have one. */
  answered(id: string): void {
    if (this.#pending.delete(id)) this.#save();
  }

  /** Resolves when the file says what memory says. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  async close(): Promise<void> {
    clearTimeout(this.#expiry);
    await this.#saving;
  }

  /** Drops what has expired, and comes back when the next one does. */
  #prune(): void {
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const { id, expiresAt } of this.#pending.values()) {
      // One from the future was written by a clock that went wrong.
      if (expiresAt > now && expiresAt <= now + LIFE_MS) next = Math.min(next, expiresAt);
      else if (this.#pending.delete(id)) this.#save();
    }
    clearTimeout(this.#expiry);
    if (Number.isFinite(next)) this.#expiry = setTimeout(() => this.#prune(), next - now).unref();
  }

  #save(): void {
    this.#changed = true;
    this.#saving ??= this.#saveAll().finally(() => {
      this.#saving = undefined;
    });
  }

  async #saveAll(): Promise<void> {
    while (this.#changed) {
      this.#changed = false;
      try {
        await this.#write();
        this.#refused = false;
      } catch (error) {
        if (!this.#refused) this.#log.warn({ err: error }, 'interactions in work cannot be noted for the next start');
        this.#refused = true;
      }
    }
  }

  async #write(): Promise<void> {
    if (this.#pending.size === 0) return rm(this.#file, { force: true });
    const fresh = `${this.#file}.new`;
    try {
      // The mode counts only for a file that is made.
      await rm(fresh, { force: true });
      await writeFile(fresh, JSON.stringify([...this.#pending.values()]), { mode: 0o600 });
      await rename(fresh, this.#file);
    } catch (error) {
      // Rather none than one that is no longer due.
      for (const file of [fresh, this.#file]) await rm(file, { force: true });
      throw error;
    }
  }
}

async function readLeft(file: string, log: Logger): Promise<PendingInteraction[]> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    // Without the error, which may quote the file.
    if (codeOf(error) !== 'ENOENT') log.warn({ file, code: codeOf(error) }, 'interactions in work could not be read');
    return [];
  }
}

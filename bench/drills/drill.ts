import type { LocalDiscordOptions } from 'local-discord';
import type { Stage } from './stage.ts';

export interface Drill {
  readonly name: string;
  readonly discord?: LocalDiscordOptions;
  readonly settings?: Readonly<Record<string, string>>;
  /** Leave the start of the bot to `run`. */
  readonly notStarted?: boolean;
  /**
   * There are a Redis and a PostgreSQL server, and so many workers describe the pictures; by default the bot does without.
   */
  readonly workers?: number;
  /** What the log says at level error of the fault itself. */
  readonly told?: RegExp;
  /** Part of the short form. */
  readonly short?: boolean;
  /**
   * Has the fault strike while `count` posts are on their way.
   * @returns whether it did strike
   */
  run(stage: Stage, count: number): Promise<boolean>;
}

import type { FileToPost, Person } from './people.ts';

export interface PageOptions {
  /** Whom the page can be used as, with a few words on each; the first is whom it opens as. */
  readonly cast: ReadonlyMap<Person, string>;
  /** Files to post with one click; their names must differ. */
  readonly samples?: readonly FileToPost[];
  /** A few words on where the samples come from. */
  readonly samplesNote?: string;
  /** What an empty channel suggests, as a sentence. */
  readonly welcome?: string;
}

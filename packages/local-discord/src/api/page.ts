import type { LinkPreview } from './media.ts';
import type { FileToPost, Person } from './people.ts';

export interface PageOptions {
  /** Whom the page can be used as, with a few words on each; the first is whom it opens as. */
  readonly cast: ReadonlyMap<Person, string>;
  /** Files to post with one click; their names must differ. */
  readonly samples?: readonly FileToPost[];
  /** Links to post with one click, and what they unfurl to. */
  readonly links?: ReadonlyMap<string, LinkPreview>;
  /** A few words on where the samples come from. */
  readonly samplesNote?: string;
  /** What an empty channel suggests, as a sentence. */
  readonly welcome?: string;
}

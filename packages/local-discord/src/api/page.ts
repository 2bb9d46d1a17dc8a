import type { Locale } from 'discord-api-types/v10';
import type { LinkPreview } from './media.ts';
import type { FileToPost, Person } from './people.ts';

/** A text of whoever mounts the page: the same for everybody, or by the viewer's locale. */
export type PageText = string | ((locale: Locale) => string);

export interface PageOptions {
  /** Whom the page can be used as, with a few words on each; the first is whom it opens as. */
  readonly cast: ReadonlyMap<Person, PageText>;
  /** Files to post with one click; their names must differ. */
  readonly samples?: readonly FileToPost[];
  /** What a sample shows, by its name, in place of its own description: its alt text when it is posted. */
  readonly sampleDescriptions?: ReadonlyMap<string, PageText>;
  /** Links to post with one click, and what they unfurl to. */
  readonly links?: ReadonlyMap<string, LinkPreview>;
  /** A few words on where the samples come from. */
  readonly samplesNote?: PageText;
  /** What an empty channel suggests, as a sentence. */
  readonly welcome?: PageText;
}

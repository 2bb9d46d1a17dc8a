import type { Locale } from 'discord-api-types/v10';
import type { LinkPreview, StickerOptions } from './media.ts';
import type { FileToPost, Person } from './people.ts';
import type { Ref } from './refs.ts';

/** A text of whoever mounts the page: the same for everybody, or by the viewer's locale. */
export type PageText = string | ((locale: Locale) => string);

export interface PageSample extends Omit<FileToPost, 'description'> {
  /** What it shows; its alt text when it is posted. */
  readonly description?: PageText;
  /** What kind of file it is, in a word over its picture. */
  readonly caption?: PageText;
}

export interface PageOptions {
  /** Whom the page can be used as, with a few words on each; the first is whom it opens as. */
  readonly cast: ReadonlyMap<Person, PageText>;
  /** Files to post with one click; their names must differ. A video's `still` goes with it. */
  readonly samples?: readonly PageSample[];
  /** Links to post with one click, and what they unfurl to. */
  readonly links?: ReadonlyMap<string, LinkPreview>;
  /** Stickers to post with one click. */
  readonly stickers?: readonly StickerOptions[];
  /** Messages to forward with one click. */
  readonly forwards?: readonly Ref[];
  /** Told when somebody opens the page, and when they choose another language. */
  readonly onLocale?: (locale: Locale) => void;
  /** A few words on where the samples come from. */
  readonly samplesNote?: PageText;
  /** What an empty channel suggests, as a sentence. */
  readonly welcome?: PageText;
}

import type { CommandTexts } from './commands.ts';
import type { Group } from './groups.ts';
import type { MessageTexts } from './messages.ts';
import type { Said } from './readings.ts';

/**
 * How a title says an attribute: as an adjective (`blond`), or as a thing that one has (`a hat`), which the messages
 * `title.with…` join. No form may say whether somebody is a man or a woman: where adjectives agree, they agree with
 * *face*, or are phrases that agree with nothing.
 */
export type TitleWords = ({ readonly adjective: string } | { readonly thing: string }) & {
  /** As the last word of a title, where that differs: the end of a sentence in Japanese or Korean. */
  readonly last?: string;
  /** Of several faces, where that differs from the last word of a title: a plural. */
  readonly several?: string;
};

/** One attribute in one language. */
export interface AttributeWords {
  /** For use within a sentence, beside its percentage. */
  readonly label: string;
  /** In a line that opens with the group's name; the label where absent. */
  readonly inGroup?: string;
  /** Where there is little room, at most about 16 characters; the label where absent. */
  readonly short?: string;
  /** How a title says it; absent where no title does. */
  readonly title?: TitleWords;
}

/** Everything that people read, in one language. */
export interface LanguageTexts {
  /** As `Intl` knows it. */
  readonly locale: string;
  /** As who speaks it calls it. */
  readonly name: string;
  readonly attributes: Readonly<Record<Said, AttributeWords>>;
  /**
   * What stands between the parts of a title, where their forms chain by themselves, as in Japanese (`金髪で、笑顔`);
   * absent where adjectives and things are joined by *and*.
   */
  readonly chain?: string;
  readonly groups: Readonly<Record<Group, { readonly short: string; readonly long: string }>>;
  readonly commands: CommandTexts;
  readonly messages: MessageTexts;
}

import type { Group } from './groups.ts';
import type { MessageTexts } from './messages.ts';
import type { Said } from './readings.ts';

/** One attribute in one language. */
export interface AttributeWords {
  /** For use within a sentence. */
  readonly label: string;
  /** In a line that opens with the group's name; the label where absent. */
  readonly inGroup?: string;
  /** Where there is little room; the label where absent. */
  readonly short?: string;
  /** How a title says it; absent where no title does. */
  readonly title?: { readonly adjective: string } | { readonly thing: string };
}

/** Everything that people read, in one language. */
export interface LanguageTexts {
  /** As `Intl` knows it. */
  readonly locale: string;
  readonly attributes: Readonly<Record<Said, AttributeWords>>;
  readonly groups: Readonly<Record<Group, { readonly short: string; readonly long: string }>>;
  readonly messages: MessageTexts;
}

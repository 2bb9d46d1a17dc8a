import type { en } from './en.ts';

export type TextKey = keyof typeof en;

/** The page's texts in one language; each has the English one's braces. */
export type PageTexts = Readonly<Record<TextKey, string>>;

/** The names that stand in braces in a text. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** What a text needs to be filled in, as the rest of an argument list. */
export type Filling<Key extends TextKey, Value> = [NamesIn<(typeof en)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<(typeof en)[Key]>, Value>>];

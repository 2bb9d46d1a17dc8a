import type { WatchMode } from '../config.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../inference/attributes/names.ts';
import type { REPLY_SIZES, Schema } from './schema.ts';

export type ReplySize = (typeof REPLY_SIZES)[number];

/** What somebody chose for a server or a channel; undefined: nothing. */
export interface Choice {
  readonly watch: WatchMode | undefined;
  /** Replies to commands are private unless asked otherwise. */
  readonly private: boolean | undefined;
  /** Where posts are watched, whether pictures behind links, and stickers, are described too. */
  readonly links: boolean | undefined;
  readonly stickers: boolean | undefined;
  /** A reaction marks watched pictures that could not be described. */
  readonly sign: boolean | undefined;
}

/** What holds in a channel after its own choices, the server's and the defaults. */
export type EffectiveChoice = { readonly [Name in keyof Choice]: Exclude<Choice[Name], undefined> };

/** What somebody chose for a server's replies; undefined: nothing, so the operator's settings hold. */
export interface ReplyChoice {
  /** On top of what the operator hides. */
  readonly hidden: readonly AttributeName[] | undefined;
  /** Probability from which an attribute counts as detected, 0 to 1. */
  readonly threshold: number | undefined;
  readonly card: boolean | undefined;
  readonly size: ReplySize | undefined;
  /** Whether judgements of looks are listed under watched posts. */
  readonly opinions: boolean | undefined;
  /** As Discord writes locales: `de`, `pt-BR`. */
  readonly language: string | undefined;
}

export type ServerChoice = Choice & ReplyChoice;

const DEFAULTS = { private: false, links: false, stickers: false, sign: false } as const;

/** What holds: what is chosen closest, else what holds around it; around a server, the defaults. */
export function effective(chosen: Choice, around: EffectiveChoice | WatchMode): EffectiveChoice {
  const wider = typeof around === 'string' ? { ...DEFAULTS, watch: around } : around;
  return {
    watch: chosen.watch ?? wider.watch,
    private: chosen.private ?? wider.private,
    links: chosen.links ?? wider.links,
    stickers: chosen.stickers ?? wider.stickers,
    sign: chosen.sign ?? wider.sign,
  };
}

export const NOTHING: Choice = {
  watch: undefined,
  private: undefined,
  links: undefined,
  stickers: undefined,
  sign: undefined,
};

export const NOTHING_ON_SERVER: ServerChoice = {
  ...NOTHING,
  hidden: undefined,
  threshold: undefined,
  card: undefined,
  size: undefined,
  opinions: undefined,
  language: undefined,
};

type Flag = 0 | 1 | null;
type ChoiceRow = Pick<Schema['servers'], keyof Choice>;

export function toChoice(row: ChoiceRow): Choice {
  return {
    watch: row.watch ?? undefined,
    private: fromFlag(row.private),
    links: fromFlag(row.links),
    stickers: fromFlag(row.stickers),
    sign: fromFlag(row.sign),
  };
}

export function toRow(choice: Choice): ChoiceRow {
  return {
    watch: choice.watch ?? null,
    private: toFlag(choice.private),
    links: toFlag(choice.links),
    stickers: toFlag(choice.stickers),
    sign: toFlag(choice.sign),
  };
}

export function toServerChoice(row: Schema['servers']): ServerChoice {
  const hidden = row.hidden_attributes?.split(',');
  return {
    ...toChoice(row),
    hidden: hidden && ATTRIBUTE_NAMES.filter((name) => hidden.includes(name)),
    threshold: row.threshold ?? undefined,
    card: fromFlag(row.card),
    size: row.size ?? undefined,
    opinions: fromFlag(row.opinions),
    language: row.language ?? undefined,
  };
}

export function toServerRow(choice: ServerChoice): Omit<Schema['servers'], 'id'> {
  return {
    ...toRow(choice),
    hidden_attributes: choice.hidden?.join(',') ?? null,
    threshold: choice.threshold ?? null,
    card: toFlag(choice.card),
    size: choice.size ?? null,
    opinions: toFlag(choice.opinions),
    language: choice.language ?? null,
  };
}

function fromFlag(flag: Flag): boolean | undefined {
  return flag === null ? undefined : flag === 1;
}

function toFlag(value: boolean | undefined): Flag {
  return value === undefined ? null : value ? 1 : 0;
}

import type { CommandInteraction } from 'discord.js';
import { withFirstOf } from '../describe/signals.ts';
import { forScreenReader } from '../wording/for-screen-reader.ts';
import { type Language, wordingIn } from '../wording/language.ts';
import { classifyAsked } from './classify.ts';
import { peopleIn } from './consent.ts';
import { DISCORD_LIMITS } from './discord/limits.ts';
import type { PictureSource } from './discord/sources.ts';
import { facesIn } from './replies/faces.ts';
import { isAnalysed } from './replies/picture.ts';
import { replyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';

/** What a message's pictures show, for who cannot see them. */
export interface ReaderText {
  readonly text: string;
  /** Whether at least one of them was described, rather than explained away. */
  readonly described: boolean;
  /** Whether one of them is a spoiler. */
  readonly spoiler: boolean;
}

export interface ReaderRequest {
  /** The pictures of one message. */
  readonly sources: readonly PictureSource[];
  readonly language: Language;
  /** Aborts when the text is not wanted any more. */
  readonly signal?: AbortSignal;
}

/**
 * Describes pictures in words.
 * @throws {UserError} `person/opted-out`, `busy/…`, and the signal's reason when it aborts
 */
export async function describeForReader(
  services: Services,
  interaction: Pick<CommandInteraction, 'id' | 'user' | 'guildId' | 'channelId'>,
  { sources, language, signal: wanted }: ReaderRequest,
): Promise<ReaderText> {
  const { consent, workload } = services;
  const wording = wordingIn(language);
  const asked = replyChoices(services, interaction.guildId, { asked: true, language });
  const choices = { ...asked, card: false };
  const results = await withFirstOf([workload.ending, ...(wanted ? [wanted] : [])], (inWork) =>
    consent.during({ ...peopleIn(sources, interaction.user.id), signal: inWork }, (signal) =>
      classifyAsked(services, interaction, { sources, choices, signal }),
    ),
  );
  const texts = results.map((result) => {
    if (!isAnalysed(result)) return wording.explain(result.failure);
    const readings = facesIn([result], choices).map((face) => face.readings);
    return forScreenReader(readings, result.analysis.unread.length, wording);
  });
  return {
    text: texts.join('\n').slice(0, DISCORD_LIMITS.content - COVER),
    described: results.some(isAnalysed),
    spoiler: sources.some(({ spoiler }) => spoiler),
  };
}

/** The text as it may stand where everybody sees it. */
export function inPublic({ text, spoiler }: Pick<ReaderText, 'text' | 'spoiler'>): string {
  return spoiler ? `||${text}||` : text;
}

/** The marks around what is covered. */
const COVER = 4;

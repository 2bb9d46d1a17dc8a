import type { CommandInteraction, Message } from 'discord.js';
import { forScreenReader } from '../wording/for-screen-reader.ts';
import { type Language, wordingIn } from '../wording/language.ts';
import { classifyAsked } from './classify.ts';
import { peopleIn } from './consent.ts';
import { DISCORD_LIMITS } from './discord/limits.ts';
import { sourcesOfTarget } from './discord/references.ts';
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
  /** Whether all of them are the author's own, so that the author has a say over the text. */
  readonly own: boolean;
}

/**
 * Describes the pictures of a message in words.
 * @throws {UserError} `message/…`, `person/opted-out`, `busy/…`
 */
export async function describeForReader(
  services: Services,
  interaction: Pick<CommandInteraction, 'id' | 'user' | 'guildId' | 'channelId'>,
  message: Message,
  language: Language,
): Promise<ReaderText> {
  const { consent, workload } = services;
  const wording = wordingIn(language);
  const sources = await sourcesOfTarget(message);
  const asked = replyChoices(services, interaction.guildId, { asked: true, language });
  const choices = { ...asked, card: false };
  const people = { ...peopleIn(sources, interaction.user.id), signal: workload.ending };
  const results = await consent.during(people, (signal) =>
    classifyAsked(services, interaction, { sources, choices, signal }),
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
    own: sources.every(({ posterId }) => posterId === message.author.id),
  };
}

/** The text as it may stand where everybody sees it. */
export function inPublic({ text, spoiler }: Pick<ReaderText, 'text' | 'spoiler'>): string {
  return spoiler ? `||${text}||` : text;
}

/** The marks around what is covered. */
const COVER = 4;

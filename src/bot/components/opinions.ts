import type { MessageComponentInteraction } from 'discord.js';
import type { Wording } from '../../wording/language.ts';
import type { Reading } from '../../wording/readings.ts';
import type { Component } from '../command.ts';
import { DISCORD_LIMITS } from '../discord/limits.ts';
import { withRetries } from '../discord/retries.ts';
import { answerWording } from '../languages.ts';
import { type FaceRef, KINDS } from '../replies/custom-ids.ts';
import { judgementsOf } from '../replies/faces.ts';
import { replyChoices } from '../replies/reply-choices.ts';
import type { Services } from '../services.ts';
import { faceOf, facesBeside } from './faces-beside.ts';

/** Lists the judgements of looks that a reply only counts, to who pressed alone: nobody else asked for them. */
export const showOpinions: Component = {
  kind: KINDS.opinions,
  ack: () => 'private',
  async execute(interaction, services) {
    const beside = facesBeside(interaction.message);
    const faces = beside.length > 0 ? beside : [faceOf(interaction)];
    const content = opinionsText(faces, interaction, services, answerWording(interaction, services));
    await withRetries(() => interaction.editReply({ content }));
  },
};

function opinionsText(
  faces: readonly FaceRef[],
  { guildId }: MessageComponentInteraction,
  services: Services,
  wording: Wording,
): string {
  const choices = replyChoices(services, guildId, { asked: true });
  const lines = faces.flatMap((face) => {
    const what = judgementsOf(face, choices)
      .map((reading) => scoreOf(reading, wording))
      .join(' · ');
    if (what === '') return [];
    return faces.length > 1 ? [wording.say('opinions.face', { number: face.number, what })] : [what];
  });
  if (lines.length === 0) return wording.say('opinions.none');
  const [head, note] = [wording.say('opinions.shown'), `-# ${wording.say('note')}`];
  // Twenty-five faces with six opinions each are longer than a message.
  while ([head, ...lines, note].join('\n').length > DISCORD_LIMITS.content) lines.pop();
  return [head, ...lines, note].join('\n');
}

function scoreOf({ said, probability, uncertain }: Reading, wording: Wording): string {
  const text = `${wording.label(said)} ${wording.percent(probability)}`;
  return uncertain ? `*${wording.say('line.notSure', { what: text })}*` : text;
}

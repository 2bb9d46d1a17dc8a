import type { Message } from 'discord.js';
import type { Choices } from '../store/choices.ts';
import { placeOf } from './discord/place.ts';

const INTRODUCTION =
  '-# I describe faces in pictures that are posted here. `/watch` changes where I look; `/privacy` tells what happens ' +
  'to pictures and lets you opt out.';

/** The line over the first answer of a channel; undefined where it has been said, and in direct messages. */
export async function introductionFor(message: Message, choices: Choices): Promise<string | undefined> {
  const place = placeOf(message);
  if (place === undefined) return undefined;
  return (await choices.introduce(place)) ? INTRODUCTION : undefined;
}

import type { Message } from 'discord.js';
import type { Settings } from '../store/settings.ts';
import { placeOf } from './discord/place.ts';

const INTRODUCTION =
  '-# I describe faces in pictures that are posted here. `/watch` changes where I look; `/privacy` tells what happens ' +
  'to pictures and lets you opt out.';

/** The line over the first answer of a channel; undefined where it has been said, and in direct messages. */
export function introductionFor(message: Message, settings: Settings): string | undefined {
  const place = placeOf(message);
  return place === undefined || settings.isIntroduced(place) ? undefined : INTRODUCTION;
}

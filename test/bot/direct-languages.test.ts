import { InteractionContextType, Locale, User } from 'discord.js';
import { expect, it } from 'vitest';
import { DirectLanguages } from '../../src/bot/direct-languages.ts';
import { scene, user } from './discord/structures.ts';

const { client } = scene({ dm: true });
const { BotDM, Guild, PrivateChannel } = InteractionContextType;

function person(id: string): User {
  return Reflect.construct(User, [client, user(id)]);
}

it('whose pictures come in direct messages is answered in the language of their last button there', () => {
  const languages = new DirectLanguages();
  const ana = person('900000000000000001');
  languages.note({ context: BotDM, user: ana, locale: Locale.German });
  expect(languages.of(ana.id)).toBe('de');
  languages.note({ context: BotDM, user: ana, locale: Locale.French });
  expect(languages.of(ana.id)).toBe('fr');
  expect(languages.of('900000000000000002')).toBeUndefined();
});

it('who reads English is in no list', () => {
  const languages = new DirectLanguages();
  const ana = person('900000000000000001');
  languages.note({ context: BotDM, user: ana, locale: Locale.German });
  languages.note({ context: BotDM, user: ana, locale: Locale.EnglishGB });
  expect(languages.of(ana.id)).toBeUndefined();
});

it('what is used elsewhere says nothing of direct messages', () => {
  const languages = new DirectLanguages();
  const ana = person('900000000000000001');
  languages.note({ context: Guild, user: ana, locale: Locale.German });
  languages.note({ context: PrivateChannel, user: ana, locale: Locale.German });
  languages.note({ context: null, user: ana, locale: Locale.German });
  expect(languages.of(ana.id)).toBeUndefined();
});

it('a person can be forgotten', () => {
  const languages = new DirectLanguages();
  const ana = person('900000000000000001');
  languages.note({ context: BotDM, user: ana, locale: Locale.German });
  languages.forget(ana.id);
  expect(languages.of(ana.id)).toBeUndefined();
});

import { type BaseInteraction, InteractionContextType } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Language } from '../wording/language.ts';
import { ownLanguage } from './languages.ts';

const MOST = 5000;

/**
 * In which language people are answered whose pictures come in direct messages, which do not say it: that of their last
 * button or command there. By their id, in memory only; those who read English, as everybody who never used one, are in
 * no list.
 */
export class DirectLanguages {
  readonly #languages = new LRUCache<string, Language>({ max: MOST });

  note({ context, user, locale }: Pick<BaseInteraction, 'context' | 'user' | 'locale'>): void {
    if (context !== InteractionContextType.BotDM) return;
    const language = ownLanguage({ locale });
    if (language === 'en') this.#languages.delete(user.id);
    else this.#languages.set(user.id, language);
  }

  of(personId: string): Language | undefined {
    return this.#languages.get(personId);
  }

  forget(personId: string): void {
    this.#languages.delete(personId);
  }
}

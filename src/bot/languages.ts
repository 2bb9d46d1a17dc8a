import { type BaseInteraction, type Guild, GuildFeature, type Message, MessageFlags } from 'discord.js';
import type { Settings } from '../store/settings.ts';
import { type Language, languageOf, type Wording, wordingIn } from '../wording/language.ts';

interface WithSettings {
  readonly settings: Settings;
}

/**
 * The language of what everybody on a server sees: what was chosen, else what a Community server says of itself; others
 * have only Discord's default.
 * English where there is no server.
 */
export function publicLanguage(
  { settings }: WithSettings,
  guild: Pick<Guild, 'id' | 'features' | 'preferredLocale'> | null,
): Language {
  if (guild === null) return 'en';
  const { language } = settings.ofServer(guild.id);
  const said = guild.features.includes(GuildFeature.Community) ? guild.preferredLocale : undefined;
  return languageOf(language ?? '') ?? languageOf(said ?? '') ?? 'en';
}

/** The language of the answer to a message: the server's; in direct messages that of its author, where it is known. */
export function messageLanguage(
  services: WithSettings & { readonly directLanguages: { of(personId: string): Language | undefined } },
  { guild, author }: Pick<Message, 'guild' | 'author'>,
): Language {
  return guild === null ? (services.directLanguages.of(author.id) ?? 'en') : publicLanguage(services, guild);
}

/** The language of who used something: Discord says it. */
export function ownLanguage({ locale }: Pick<BaseInteraction, 'locale'>): Language {
  return languageOf(locale) ?? 'en';
}

/**
 * The language of the answer to an interaction: that of who alone sees it, else the server's. A component's answer goes
 * by the message it is on where it changes that.
 */
export function answerLanguage(interaction: BaseInteraction, services: WithSettings): Language {
  const { guild } = interaction;
  // Without a server it knows, the bot answers one person.
  return guild === null || isPrivate(interaction) ? ownLanguage(interaction) : publicLanguage(services, guild);
}

export function answerWording(interaction: BaseInteraction, services: WithSettings): Wording {
  return wordingIn(answerLanguage(interaction, services));
}

function isPrivate(interaction: BaseInteraction): boolean {
  if (!interaction.isRepliable()) return true;
  if (interaction.ephemeral !== null) return interaction.ephemeral;
  return interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral);
}

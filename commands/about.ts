import { join } from 'node:path';
import { type CommandInteraction, EmbedBuilder, StringSelectMenuBuilder } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { ChatCommand, Component } from '../src/bot/command.ts';
import { slashCommand } from '../src/bot/discord/command-builders.ts';
import { withRetries } from '../src/bot/discord/retries.ts';
import { answerLanguage, answerWording } from '../src/bot/languages.ts';
import { ABOUT_SECTIONS, type AboutFacts, aboutSummary } from '../src/bot/replies/about-sections.ts';
import { composeReply } from '../src/bot/replies/compose.ts';
import { row } from '../src/bot/replies/controls.ts';
import { customId, KINDS } from '../src/bot/replies/custom-ids.ts';
import { replyChoices } from '../src/bot/replies/reply-choices.ts';
import type { Services } from '../src/bot/services.ts';
import { visibilityFor } from '../src/bot/visibility.ts';
import type { CardOptions } from '../src/describe/cards.ts';
import type { Described, Describer } from '../src/describe/describer.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { UserError } from '../src/user-error.ts';
import { type Language, type Wording, wordingIn } from '../src/wording/language.ts';

const SAMPLE = 'eyeglasses-woman.png';
const COLOUR = 0x5865f2;

type Asker = Pick<CommandInteraction, 'client' | 'user' | 'guildId'>;

function factsFor({ client }: Asker, { config, describer, facts, wrongMarks }: Services): AboutFacts {
  return {
    version: facts.version,
    model: facts.model,
    device: describer.device,
    precision: describer.precision,
    startedAt: facts.startedAt,
    servers: client.guilds.cache.size,
    pictures: facts.pictures,
    lastMilliseconds: facts.lastMilliseconds,
    contact: config.contact,
    wrongMarks: wrongMarks.counts,
  };
}

function menu(wording: Wording, selected?: string) {
  return row(
    new StringSelectMenuBuilder()
      .setCustomId(customId(KINDS.about))
      .setPlaceholder(wording.say('about.more'))
      .addOptions(
        ABOUT_SECTIONS.map(({ id, title }) => ({
          label: wording.say(title),
          value: id,
          default: id === selected,
        })),
      ),
  );
}

function page(title: string, text: string): EmbedBuilder {
  return new EmbedBuilder().setColor(COLOUR).setTitle(title).setDescription(text);
}

const SAMPLE_PATH = join(PACKAGE_ROOT, 'models', 'samples', SAMPLE);

/** Cards of the sample that are kept, one for each way in which servers want them. */
const MOST_CARDS = 50;

/** What each describer makes of the sample, which never changes: it is looked at once for each kind of card. */
const samples = new WeakMap<Describer, LRUCache<string, Promise<Described>>>();

function describeSample(describer: Describer, card: CardOptions): Promise<Described> {
  const cards = samples.get(describer) ?? new LRUCache<string, Promise<Described>>({ max: MOST_CARDS });
  samples.set(describer, cards);
  const key = JSON.stringify(card);
  const known = cards.get(key);
  if (known) return known;
  const described = describer.describe({ kind: 'file', path: SAMPLE_PATH }, { card });
  cards.set(key, described);
  // One that failed is tried again by who asks next.
  described.catch(() => cards.delete(key));
  return described;
}

/** The sample's card and text: how the bot describes it, on its own device. */
async function sampleReply({ user, guildId }: Asker, services: Services, language: Language) {
  const { config, describer } = services;
  const choices = replyChoices(services, guildId, { asked: true, language });
  const card = { language, threshold: choices.threshold, hidden: [...choices.leftOut], showFaces: config.annotate };
  const described = await describeSample(describer, card);
  const owners = { posterId: user.id, askerId: user.id };
  const { embeds, files } = composeReply([{ name: SAMPLE, spoiler: false, ...described }], {
    ...choices,
    show: 'detected',
    owners,
  });
  return { embeds, files };
}

export const about: ChatCommand = {
  data: slashCommand('about'),

  ack: (interaction, settings) => visibilityFor(interaction, settings, null),

  async execute(interaction, services) {
    const wording = answerWording(interaction, services);
    const summary = page(wording.say('about.title'), aboutSummary(factsFor(interaction, services), wording));
    await withRetries(() => interaction.editReply({ embeds: [summary], components: [menu(wording)] }));
  },
};

/** Turns the page for who asked; for anybody else it opens one of their own. */
export const aboutMenu: Component = {
  kind: KINDS.about,
  ack: ({ message, user }) => (message.interactionMetadata?.user.id === user.id ? 'update' : 'private'),
  async execute(interaction, services) {
    const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    const section = ABOUT_SECTIONS.find(({ id }) => id === chosen);
    if (section === undefined) {
      throw new UserError('component/outdated', {
        values: { what: 'page' },
      });
    }
    const language = answerLanguage(interaction, services);
    const wording = wordingIn(language);
    const embed = page(wording.say(section.title), section.text(factsFor(interaction, services), wording));
    const sample = section.id === 'sample' ? await sampleReply(interaction, services, language) : undefined;
    await withRetries(() =>
      interaction.editReply({
        embeds: [embed, ...(sample?.embeds ?? [])],
        files: sample?.files ?? [],
        attachments: [],
        components: [menu(wording, section.id)],
      }),
    );
  },
};

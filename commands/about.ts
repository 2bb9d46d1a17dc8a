import { join } from 'node:path';
import {
  ApplicationIntegrationType,
  AttachmentBuilder,
  type CommandInteraction,
  EmbedBuilder,
  InteractionContextType,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
} from 'discord.js';
import type { ChatCommand, Component } from '../src/bot/command.ts';
import { persist } from '../src/bot/discord/retries.ts';
import { ABOUT_SECTIONS, type AboutFacts, aboutSummary } from '../src/bot/replies/about-sections.ts';
import { composeReply } from '../src/bot/replies/compose.ts';
import { row } from '../src/bot/replies/controls.ts';
import { customId, KINDS } from '../src/bot/replies/custom-ids.ts';
import type { Services } from '../src/bot/services.ts';
import { visibilityFor } from '../src/bot/visibility.ts';
import type { Described, Describer } from '../src/describe/describer.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { UserError } from '../src/user-error.ts';

const SAMPLE = 'eyeglasses-woman.png';
const COLOUR = 0x5865f2;

type Asker = Pick<CommandInteraction, 'client' | 'user'>;

function factsFor({ client }: Asker, { config, describer, facts }: Services): AboutFacts {
  return {
    version: facts.version,
    model: facts.model,
    device: describer.device,
    startedAt: facts.startedAt,
    servers: client.guilds.cache.size,
    pictures: facts.pictures,
    lastMilliseconds: facts.lastMilliseconds,
    contact: config.contact,
  };
}

function menu(selected?: string) {
  return row(
    new StringSelectMenuBuilder()
      .setCustomId(customId(KINDS.about))
      .setPlaceholder('Tell me more')
      .addOptions(ABOUT_SECTIONS.map(({ id, title }) => ({ label: title, value: id, default: id === selected }))),
  );
}

function page(title: string, text: string): EmbedBuilder {
  return new EmbedBuilder().setColor(COLOUR).setTitle(title).setDescription(text);
}

const SAMPLE_PATH = join(PACKAGE_ROOT, 'models', 'samples', SAMPLE);

/** What each describer makes of the sample, which never changes: it is looked at once. */
const samples = new WeakMap<Describer, Promise<Described>>();

function describeSample(describer: Describer): Promise<Described> {
  const known = samples.get(describer);
  if (known) return known;
  const described = describer.describe({ kind: 'file', path: SAMPLE_PATH });
  samples.set(describer, described);
  // One that failed is tried again by who asks next.
  described.catch(() => samples.delete(describer));
  return described;
}

/** The sample, and how the bot describes it on its own device. */
async function sampleReply({ user }: Asker, { config, describer }: Services) {
  const described = await describeSample(describer);
  const { embeds = [] } = composeReply([{ name: SAMPLE, spoiler: false, ...described }], {
    threshold: config.threshold,
    show: 'detected',
    hidden: config.hiddenAttributes,
    owners: { posterId: user.id, askerId: user.id },
  });
  const description = 'A composite face with eyeglasses, averaged from many faces; it is nobody.';
  return { embeds, file: new AttachmentBuilder(SAMPLE_PATH, { name: SAMPLE, description }) };
}

export const about: ChatCommand = {
  data: new SlashCommandBuilder()
    .setName('about')
    .setDescription('What this bot is, how it was made and what it does with pictures')
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel),

  ack: (interaction, settings) => visibilityFor(interaction, settings, null),

  async execute(interaction, services) {
    const summary = page('About Facets', aboutSummary(factsFor(interaction, services)));
    await persist(() => interaction.editReply({ embeds: [summary], components: [menu()] }));
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
      throw new UserError('component/outdated', 'This page is from another version of me. Please run `/about` again.');
    }
    const embed = page(section.title, section.text(factsFor(interaction, services)));
    const sample = section.id === 'sample' ? await sampleReply(interaction, services) : undefined;
    await persist(() =>
      interaction.editReply({
        embeds: [embed, ...(sample?.embeds ?? [])],
        files: sample ? [sample.file] : [],
        attachments: [],
        components: [menu(section.id)],
      }),
    );
  },
};

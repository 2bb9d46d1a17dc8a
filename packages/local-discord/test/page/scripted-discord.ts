import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import { type Channel, type LocalDiscord, type Person, type Server, startLocalDiscord } from '../../src/index.ts';
import { mountPage } from '../../src/page/mount.ts';
import { picture } from '../picture.ts';

/** What can be posted with one click: 356 × 436 pixels of one colour. */
export const SAMPLE = { name: 'blue.png', description: 'Nothing but blue', data: await picture(356, 436) };
/** Can be posted with one click, too. */
export const LINK = 'https://example.com/blue.png';
/** A video, of which the media proxy has a still. */
export const CLIP = { name: 'clip.mp4', data: Buffer.from('no real video'), still: SAMPLE.data };
/** The same as a browser chooses it from a disk. */
export const CHOSEN_FILE = { name: SAMPLE.name, mimeType: 'image/png', buffer: SAMPLE.data };

/** A local Discord with its page and a discord.js client whose answers each test scripts. */
export interface ScriptedDiscord {
  readonly discord: LocalDiscord;
  readonly bot: Client<true>;
  readonly ana: Person;
  readonly max: Person;
  /** Makes a channel and gives the page's address in it. */
  openChannel(): { readonly channel: Channel; readonly address: string };
  /** Answers the next interaction of one kind. */
  onNext<T extends Interaction>(
    is: (interaction: Interaction) => interaction is T,
    answer: (interaction: T) => Promise<unknown>,
  ): void;
  close(): Promise<void>;
}

const COMMANDS = [
  {
    name: 'classify',
    description: 'Describes a picture',
    description_localizations: { de: 'Beschreibt ein Bild' },
    options: [
      { type: 11, name: 'image', description: 'The picture', required: true, file_types: ['image', '.heic'] },
      {
        type: 10,
        name: 'threshold',
        name_localizations: { de: 'schwelle' },
        description: 'A number',
        description_localizations: { de: 'Eine Zahl' },
        min_value: 0.05,
        max_value: 0.95,
      },
      {
        type: 3,
        name: 'show',
        description: 'How many',
        choices: [
          { name: 'Detected ones', name_localizations: { de: 'Erkannte' }, value: 'detected' },
          { name: 'All forty', value: 'all' },
        ],
      },
      { type: 5, name: 'private', description: 'Whether others see it' },
    ],
  },
  { name: 'about', description: 'What this is' },
  {
    name: 'watch',
    description: 'For those who manage channels',
    default_member_permissions: String(1n << 4n),
    options: [
      { type: 1, name: 'on', description: 'Answers every picture' },
      { type: 1, name: 'off', description: 'Answers none' },
    ],
  },
  { name: 'Read picture', name_localizations: { de: 'Bild lesen' }, type: 3 },
];

export async function startScriptedDiscord(): Promise<ScriptedDiscord> {
  let opening: { readonly ana: Person; readonly max: Person; readonly server: Server } | undefined;
  const discord = await startLocalDiscord({
    async mount(http, opened) {
      const ana = opened.createPerson({ name: 'ana', displayName: 'Ana' });
      const max = opened.createPerson({ name: 'max', displayName: 'Max' });
      const server = opened.createServer({ name: 'Workshop', owner: max });
      server.addMember(ana);
      server.addMember(max, { permissions: ['Administrator'] });
      opening = { ana, max, server };
      const lounge = server.createChannel({ name: 'lounge' });
      const forwards = [await max.post(lounge, { content: 'Hello', files: [SAMPLE] })];
      const cast = new Map([
        [ana, 'a member'],
        [max, 'an administrator'],
      ]);
      const inGerman = {
        ...SAMPLE,
        description: (locale: string) => (locale === 'de' ? 'Nichts als Blau' : SAMPLE.description),
      };
      const links = new Map([[LINK, { thumbnail: SAMPLE.data }]]);
      const stickers = [{ name: 'wave', data: SAMPLE.data }];
      await mountPage(http, opened, { cast, samples: [inGerman, CLIP], links, stickers, forwards });
    },
    applicationName: 'Helper',
    uploadLimitBytes: 1024 * 1024,
  });
  if (opening === undefined) throw new Error('expected the page to be mounted');
  const { ana, max, server } = opening;

  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({ intents: [Guilds, GuildMessages, MessageContent], rest: { api: discord.apiBase } });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  const bot = await ready;
  await bot.application.commands.set(COMMANDS);

  let channels = 0;
  return {
    discord,
    bot,
    ana,
    max,
    openChannel() {
      channels += 1;
      const channel = server.createChannel({ name: `room-${channels}` });
      return { channel, address: `${discord.origin}/#${channel.id}` };
    },
    onNext(is, answer) {
      const listener = (interaction: Interaction) => {
        if (!is(interaction)) return;
        bot.off(Events.InteractionCreate, listener);
        void answer(interaction);
      };
      bot.on(Events.InteractionCreate, listener);
    },
    async close() {
      await bot.destroy();
      await discord.close();
    },
  };
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ButtonBuilder, ButtonStyle } from 'discord.js';
import { pino } from 'pino';
import { helloMessage } from '../src/bot/hello.ts';
import { composeReply } from '../src/bot/replies/compose.ts';
import { type Row, row } from '../src/bot/replies/controls.ts';
import { customId, KINDS } from '../src/bot/replies/custom-ids.ts';
import { openStore } from '../src/store/store.ts';
import { fromGrid, toGrid } from '../src/wording/score-grid.ts';
import { analysisOf, labelledFace, scoresOf } from './bot/scores.ts';

// npm run record-release -- VERSION: writes what that version leaves behind, its components and a database, to
// test/fixtures/VERSION. Upgrades are tested against it from then on, so it is never written again after the release.

const [version] = process.argv.slice(2);
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
  process.stderr.write('Expected a version, such as 0.2.0.\n');
  process.exit(2);
}

const folder = fileURLToPath(new URL(`fixtures/${version}/`, import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const PERSON = { poster: '300000000000000003', asker: '300000000000000004' } as const;

/** Three faces that share nothing: each attribute's logit is another in each. */
const faces = [0, 1, 2].map((face) =>
  labelledFace(
    scoresOf((index) => ((index * 7 + face * 13) % 40) / 5 - 4),
    10 + face * 70,
  ),
);

function rowsOf(count: number): readonly Row[] {
  return composeReply(
    [
      {
        name: 'picture.png',
        spoiler: false,
        analysis: analysisOf(faces.slice(0, count)),
        pictures: { crops: [], card: Buffer.alloc(1) },
      },
    ],
    {
      threshold: 0.5,
      show: 'detected',
      hidden: new Set(),
      owners: { posterId: PERSON.poster, askerId: PERSON.asker },
    },
  ).components;
}

const forget = new ButtonBuilder()
  .setCustomId(customId(KINDS.forgetOptOut, PERSON.poster))
  .setLabel('Delete my opt-out too')
  .setStyle(ButtonStyle.Danger);

const components = {
  rows: { one: rowsOf(1), three: rowsOf(3) },
  others: [...helloMessage('en').components, row(forget)],
  scores: faces.map(({ attributes }) =>
    Object.fromEntries(
      Object.entries(attributes).map(([name, { logit }]) => [name, fromGrid(toGrid(logit)).probability]),
    ),
  ),
};
await writeFile(new URL('components.json', `file://${folder}`), `${JSON.stringify(components, undefined, 2)}\n`);

const store = await openStore({ folder, watchDefault: 'on', log: pino({ level: 'warn' }) });
const { settings } = store;
const first = { serverId: '100000000000000001', channelId: '200000000000000001' };
const second = { serverId: '100000000000000002', channelId: '200000000000000002' };
const saved = [
  await settings.setServer(first.serverId, { watch: 'mentions', private: true }),
  await settings.setChannel(first, { watch: 'off' }),
  await settings.introduced(second),
  await settings.optOut('300000000000000001'),
  await settings.optOut('300000000000000002'),
];
await store.close();
await rm(new URL('facets.lock', `file://${folder}`), { force: true });
if (saved.includes(false)) throw new Error('Expected the store to be saved.');
process.stdout.write(`${folder}\n`);

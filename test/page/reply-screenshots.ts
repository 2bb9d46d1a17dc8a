/**
 * Takes pictures of every kind of reply, dark and light, at 1280 and 390 pixels, and prints how tall each is and how
 * tall its smallest text:
 *
 *     npm run screenshots -- [--lang ja] [folder] [views…]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PAGE_LOCALES } from '../../packages/local-discord/src/page/client/texts/languages.ts';
import { launchBrowser, openPage } from '../../packages/local-discord/test/page/browser.ts';
import { type Playground, startPlayground } from '../../src/playground.ts';
import { ALL_LANGUAGES, languageOf, wordingIn } from '../../src/wording/language.ts';
import { measureReply, openView, REPLY_VIEWS, replyIn } from './reply-views.ts';

/** Tall enough for every reply; how tall one is depends on the width alone. */
const VARIANTS = [
  { colorScheme: 'dark', width: 1280, height: 1300 },
  { colorScheme: 'light', width: 1280, height: 1300 },
  { colorScheme: 'dark', width: 390, height: 1300 },
  { colorScheme: 'light', width: 390, height: 1300 },
] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lang: { type: 'string', default: 'en' } },
});
const [folder = 'screenshots', ...chosen] = positionals;
const language = languageOf(values.lang);
const locale = PAGE_LOCALES.find((one) => languageOf(one) === language);
if (language === undefined || locale === undefined) throw new Error(`expected one of ${ALL_LANGUAGES.join(', ')}`);
const wording = wordingIn(language);
const views = REPLY_VIEWS.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
if (views.length === 0) throw new Error(`expected some of ${REPLY_VIEWS.map(({ name }) => name).join(', ')}`);
await mkdir(folder, { recursive: true });
const stop = new AbortController();

/** With twelve faces of one picture, as many pictures as there are views, and a log that says what is wrong alone. */
function start(more: NodeJS.ProcessEnv = {}): Promise<Playground> {
  const environment = {
    ...process.env,
    MAX_FACES: '12',
    PERSON_PICTURES_PER_MINUTE: '1000',
    LOG_LEVEL: 'warn',
    ...more,
  };
  return startPlayground({ port: 0, signal: stop.signal, environment });
}

const playground = await start();
const faceless = views.some((view) => view.faceless) ? await start({ ANNOTATE: 'never' }) : playground;
const browser = await launchBrowser();
process.stdout.write('view            width  theme  height  smallest text\n');
for (const view of views) {
  for (const variant of VARIANTS) {
    const address = await openView(view.faceless ? faceless : playground, view, locale);
    const { page } = await openPage(browser, address, { ...variant, locale });
    const reply = await replyIn(page, view, wording);
    const { height, smallestText } = await measureReply(reply);
    const name = `${view.name}-${variant.width}-${variant.colorScheme}.png`;
    await writeFile(join(folder, name), await reply.screenshot({ animations: 'disabled' }));
    const cells = [view.name.padEnd(15), String(variant.width).padStart(5), variant.colorScheme.padEnd(5)];
    process.stdout.write(`${cells.join('  ')}  ${height.toFixed(0).padStart(6)}  ${smallestText.toFixed(1)}\n`);
    await page.context().close();
  }
}
await browser.close();
stop.abort();
await Promise.all([playground.stopped, faceless.stopped]);

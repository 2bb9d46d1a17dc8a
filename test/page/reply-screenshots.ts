/**
 * Takes a picture of every kind of reply, dark and light, at 1280 and 390 pixels, and prints how tall each is and how
 * tall its smallest text:
 *
 *     npm run screenshots -- [folder] [views…]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openPage } from '../../packages/local-discord/test/page/browser.ts';
import { startPlayground } from '../../src/playground.ts';
import { measureReply, openView, REPLY_VIEWS, replyIn } from './reply-views.ts';

/** Tall enough for every reply; how tall one is depends on the width alone. */
const VARIANTS = [
  { colorScheme: 'dark', width: 1280, height: 1300 },
  { colorScheme: 'light', width: 1280, height: 1300 },
  { colorScheme: 'dark', width: 390, height: 1300 },
  { colorScheme: 'light', width: 390, height: 1300 },
] as const;

const [folder = 'screenshots', ...chosen] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
// Twelve faces of one picture.
process.env.MAX_FACES = '12';
const stop = new AbortController();
const playground = await startPlayground({ port: 0, signal: stop.signal });
const browser = await launchBrowser();
process.stdout.write('view        width  theme  height  smallest text\n');
for (const view of chosen.length > 0 ? chosen : REPLY_VIEWS) {
  for (const variant of VARIANTS) {
    const { page } = await openPage(browser, await openView(playground, view), variant);
    const reply = await replyIn(page, view);
    const { height, smallestText } = await measureReply(reply);
    const name = `${view}-${variant.width}-${variant.colorScheme}.png`;
    await writeFile(join(folder, name), await reply.screenshot({ animations: 'disabled' }));
    const cells = [view.padEnd(11), String(variant.width).padStart(5), variant.colorScheme.padEnd(5)];
    process.stdout.write(`${cells.join('  ')}  ${height.toFixed(0).padStart(6)}  ${smallestText.toFixed(1)}\n`);
    await page.context().close();
  }
}
await browser.close();
stop.abort();
await playground.stopped;

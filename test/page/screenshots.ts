/**
 * Takes pictures of the page's main views, to be compared by eye:
 *
 *     node --conditions=local-discord-source --import tsx test/page/screenshots.ts docs/playground.png [folder]
 *
 * The first path is the one in README.md; the folder gets every view at two widths, dark and light.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser, type OpenOptions, openPage } from '../../packages/local-discord/test/page/browser.ts';
import { startPlayground } from '../../src/playground.ts';
import { BLOND_WOMAN } from '../samples.ts';

const VARIANTS: Readonly<Record<string, OpenOptions>> = {
  'desktop-dark': { colorScheme: 'dark', width: 1280, height: 860 },
  'desktop-light': { colorScheme: 'light', width: 1280, height: 860 },
  'phone-dark': { colorScheme: 'dark', width: 390, height: 844 },
  'phone-light': { colorScheme: 'light', width: 390, height: 844 },
};

const VIEWS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  reply: postSample,
  scores: async (page) => {
    await postSample(page);
    await page.getByRole('button', { name: 'All 40 scores' }).click();
    await page.locator('.ephemeral .picture-open img').waitFor();
  },
  about: async (page) => {
    await page.keyboard.type('/about');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.embed').waitFor();
  },
  commands: (page) => page.keyboard.type('/'),
  options: async (page) => {
    await page.keyboard.type('/classify');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Use ${BLOND_WOMAN}` }).click();
    await page.getByRole('button', { name: 'Add threshold' }).click();
  },
  developer: async (page) => {
    await postSample(page);
    await page.getByRole('button', { name: 'Developer panel' }).click();
  },
};

async function postSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Post ${BLOND_WOMAN}` }).click();
  await page.locator('.embed').waitFor();
}

async function shoot(browser: Browser, address: string, options: OpenOptions, view: (page: Page) => Promise<unknown>) {
  const { page } = await openPage(browser, address, options);
  await view(page);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  const png = await page.screenshot({ animations: 'disabled' });
  await page.context().close();
  return sharp(png).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
}

const [forReadme, folder] = process.argv.slice(2);
if (forReadme === undefined) throw new Error('expected the path of the picture in README.md, but got none');
const stop = new AbortController();
const playground = await startPlayground({ port: 0, signal: stop.signal });
const browser = await launchBrowser();
let rooms = 0;
const room = () => {
  rooms += 1;
  const channel = playground.discord.servers[0]?.createChannel({ name: `selfies-${rooms}` });
  return `${playground.address}/#${channel?.id}`;
};
await writeFile(
  forReadme,
  await shoot(browser, playground.address, { colorScheme: 'dark', width: 1000, height: 900 }, postSample),
);
if (folder !== undefined) {
  await mkdir(folder, { recursive: true });
  for (const [variant, options] of Object.entries(VARIANTS)) {
    for (const [name, view] of Object.entries(VIEWS)) {
      await writeFile(join(folder, `${name}-${variant}.png`), await shoot(browser, room(), options, view));
    }
  }
}
await browser.close();
stop.abort();
await playground.stopped;

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  HOW_TO_GET_BROWSER,
  hasBrowser,
  launchBrowser,
  type Opened,
  openPage,
} from '../../packages/local-discord/test/page/browser.ts';
import { type Playground, startPlayground } from '../../src/playground.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';

const PICTURE = `${SAMPLES_DIR}/${BLOND_WOMAN}`;
/** The first answer waits for the networks to warm up, on a processor that may be shared. */
const ANSWER_MS = 60_000;

describe.skipIf(!hasBrowser)(`the real bot on the page (${HOW_TO_GET_BROWSER})`, () => {
  const stop = new AbortController();
  let playground: Playground;
  let browser: Browser;
  let opened: Opened;
  let page: Page;
  let log: Locator;

  beforeAll(async () => {
    const environment = { ...process.env, DEVICE: 'cpu', LOG_LEVEL: 'warn', CONTACT: 'the door' };
    [browser, playground] = await Promise.all([
      launchBrowser(),
      startPlayground({ port: 0, environment, signal: stop.signal }),
    ]);
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    stop.abort();
    expect(await playground.stopped).toBe(0);
  });

  beforeEach(async () => {
    const channel = playground.discord.servers[0]?.createChannel({ name: 'try' });
    opened = await openPage(browser, `${playground.address}/#${channel?.id}`);
    page = opened.page;
    page.setDefaultTimeout(ANSWER_MS);
    log = page.getByRole('log');
  });

  afterEach(async () => {
    expect(opened.console).toEqual([]);
    await page.context().close();
  });

  async function postSample(): Promise<Locator> {
    await page.getByRole('button', { name: `Post ${BLOND_WOMAN}` }).click();
    const reply = log.getByRole('article').filter({ has: page.locator('.embed') });
    await reply.waitFor();
    return reply;
  }

  async function become(name: string): Promise<void> {
    await page.getByRole('button', { name: /^Posting as/ }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('button', { name: `Posting as ${name}` }).waitFor();
  }

  async function run(command: string): Promise<void> {
    await page.keyboard.type(`/${command}`);
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: `/${command}` }).waitFor();
  }

  test('one click on a composite brings a reply with its labels', async () => {
    const reply = await postSample();
    const text = await reply.textContent();
    expect(text).toContain('Blond, smiling, with lipstick');
    expect(text).toMatch(/Expression smiling >\s99\s%/);
    expect(text).not.toContain('eyeglasses');
    expect(await reply.locator('.reference').textContent()).toContain('Ana');
  });

  test('there is a sample of each kind that people post', async () => {
    const samples = page.locator('.samples button');
    const names = await samples.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    expect(names).toEqual(
      expect.arrayContaining([
        ...['IMG_0001.heic', 'clip.mp4', 'sideways.jpg', 'animation.gif', 'close-up.jpg', 'screenshot.png'].map(
          (name) => expect.stringContaining(`Post ${name}`),
        ),
        ...['damaged.jpg', 'together.webp', 'the sticker smile', 'https://example.com/selfie.png'].map((name) =>
          expect.stringContaining(`Post ${name}`),
        ),
        'Forward holiday.jpg',
      ]),
    );
    await page.getByRole('button', { name: 'Post together.webp' }).click();
    await log.locator('.embed').waitFor();
    const sizes = await page
      .locator('.samples img')
      .evaluateAll((images) => images.map((image) => 'naturalWidth' in image && image.naturalWidth));
    expect(Math.min(...sizes.map(Number))).toBeGreaterThan(0);
  });

  test('each of them that is a file or a forward is answered where the bot watches', async () => {
    const names = [
      'IMG_0001.heic',
      'clip.mp4',
      'sideways.jpg',
      'animation.gif',
      'close-up.jpg',
      'screenshot.png',
      'damaged.jpg',
    ];
    const labels = [...names.map((name) => `Post ${name}`), 'Forward holiday.jpg'];
    const answers = log.locator('.reference').filter({ hasText: 'Ana' });
    for (const [i, label] of labels.entries()) {
      await page.getByRole('button', { name: label }).click();
      await expect.poll(() => log.locator('.embed').count(), { timeout: ANSWER_MS, message: label }).toBe(i + 1);
    }
    expect(await answers.count()).toBe(labels.length);
    for (const said of [/lies on its side/, /frame 2 of 2/, /The file is damaged/])
      await log.getByText(said).first().waitFor();
    expect(await log.locator('.file').allTextContents()).toEqual([
      expect.stringContaining('IMG_0001.heic'),
      expect.stringContaining('clip.mp4'),
    ]);
  });

  test('/classify lists what reaches the threshold that was asked for', async () => {
    await run('classify');
    await page.getByRole('button', { name: 'Add image' }).click();
    await page.getByLabel('image', { exact: true }).setInputFiles(PICTURE);
    await page.getByRole('button', { name: 'Add threshold' }).click();
    await page.keyboard.type('0.9');
    await page.keyboard.press('Enter');
    await log.locator('.embed').waitFor();
    const text = (await log.locator('.embed').allTextContents()).join('\n');
    const said = [...text.matchAll(/(\d+)\s%(, not sure)?/g)].filter(([, , unsure]) => unsure === undefined);
    const percentages = said.map(([, percent]) => Number(percent));
    expect(percentages.length).toBeGreaterThan(3);
    expect(Math.min(...percentages)).toBeGreaterThanOrEqual(90);
  });

  test('All 40 scores opens the chart for its reader alone, with alt text', async () => {
    const reply = await postSample();
    await reply.getByRole('button', { name: 'All 40 scores' }).click();
    const chart = log.getByRole('article').filter({ hasText: 'Only you can see this' });
    const picture = chart.getByRole('button', { name: /^Open picture: .*blond hair/s });
    await picture.waitFor();
    await expect
      .poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(300);
    await become('Max');
    await reply.waitFor();
    expect(await chart.count()).toBe(0);
  });

  test('Delete is refused to another member and granted to the poster', async () => {
    const reply = await postSample();
    await become('Noor');
    await reply.getByRole('button', { name: 'Delete' }).click();
    await log.getByText('members who manage messages may delete it').waitFor();
    expect(await reply.count()).toBe(1);
    await become('Ana');
    await reply.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => reply.count()).toBe(0);
  });

  test('/about opens every section of its menu', async () => {
    await run('about');
    await page.keyboard.press('Enter');
    const menu = log.getByRole('combobox');
    await menu.waitFor();
    const sections = await menu.locator('option:not([disabled])').evaluateAll((options) =>
      options.map((option) => ({
        value: option.getAttribute('value') ?? '',
        title: option.getAttribute('label') ?? '',
      })),
    );
    expect(sections.length).toBeGreaterThan(6);
    for (const { value, title } of sections) {
      await log.getByRole('combobox').last().selectOption(value);
      await log.locator('.embed-title').getByText(title, { exact: true }).last().waitFor();
    }
    await log.getByText('the door').waitFor();
  });

  test('a file that is no picture brings the reason', async () => {
    await run('classify');
    const buffer = Buffer.from('These are words.');
    await page.getByRole('button', { name: 'Add image' }).click();
    await page.getByLabel('image', { exact: true }).setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Run' }).click();
    await log.getByText(/^Expected a JPEG|Expected .*PNG/).waitFor();
  });

  test('Apps → Classify faces describes the picture of a message', async () => {
    await become('Max');
    await run('watch off');
    await page.keyboard.press('Enter');
    await log.getByText('only commands are answered').waitFor();
    await become('Ana');
    await page.getByRole('button', { name: `Post ${BLOND_WOMAN}` }).click();
    const post = log.getByRole('article', { name: /^Ana/ });
    await post.hover();
    await post.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Classify faces' }).click();
    await log.locator('.embed').getByText('blond hair').waitFor();
    expect(await log.locator('.reference').textContent()).toContain('Classify faces');
  });

  test('pictures of somebody who opted out are not described', async () => {
    await become('Noor');
    await page.getByRole('button', { name: `Post ${BLOND_WOMAN}` }).click();
    await log.locator('img[width="356"]').waitFor();
    const post = log.getByRole('article', { name: /^Noor/ });
    await post.hover();
    await post.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Classify faces' }).click();
    await log
      .getByText(/opted out/)
      .first()
      .waitFor();
    expect(await log.locator('.embed').count()).toBe(0);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  HOW_TO_GET_BROWSER,
  hasBrowser,
  launchBrowser,
  openPage,
} from '../../packages/local-discord/test/page/browser.ts';
import { type Playground, startPlayground } from '../../src/playground.ts';
import { measureReply, openView, replyIn } from './reply-views.ts';

/** How tall a reply may be, its card included, on a desktop of 1280 × 860 and on a phone of 390 × 844. */
const LIMITS = [
  ['one', 1280, 620],
  ['five', 1280, 760],
  ['twelve', 1280, 860],
  ['files', 1280, 760],
  ['one', 390, 700],
] as const;

describe.skipIf(!hasBrowser)(`a reply in the page (${HOW_TO_GET_BROWSER})`, () => {
  const stop = new AbortController();
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    playground = await startPlayground({
      port: 0,
      signal: stop.signal,
      environment: { ...process.env, MAX_FACES: '12', DEVICE: 'cpu' },
    });
    browser = await launchBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    stop.abort();
    await playground?.stopped;
  });

  test.each(LIMITS)(
    'of %s at %i pixels is at most %i pixels tall, and every card has an alt text',
    async (view, width, most) => {
      const { page } = await openPage(browser, await openView(playground, view), { width, height: 1300 });
      const reply = await replyIn(page, view);
      const { height } = await measureReply(reply);
      expect(height).toBeLessThanOrEqual(most);
      expect(height).toBeGreaterThan(300);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      const names = await reply.getByRole('button', { name: /^Open picture: ./ }).count();
      expect(names).toBe(await reply.locator('.picture-open img').count());
      await page.context().close();
    },
  );
});

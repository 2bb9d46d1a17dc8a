import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_LOCALES } from '../../packages/local-discord/src/page/client/texts/languages.ts';
import {
  HOW_TO_GET_BROWSER,
  hasBrowser,
  launchBrowser,
  type OpenOptions,
  openPage,
} from '../../packages/local-discord/test/page/browser.ts';
import { seriousViolations } from '../../packages/local-discord/test/page/violations.ts';
import { type Playground, startPlayground } from '../../src/playground.ts';
import { languageOf, wordingIn } from '../../src/wording/language.ts';
import { measureReply, openView, REPLY_VIEWS, replyIn } from './reply-views.ts';

const PHONE = 390;

/**
 * How tall a reply may be, its card included, on a desktop of 1280 × 860; on a phone of 390 × 844 one face fits the screen
 * between the channel's name and the composer, with room to spare.
 */
const LIMITS = [
  ['one', 1280, 620],
  ['five', 1280, 760],
  ['twelve', 1280, 860],
  ['files', 1280, 760],
  ['one', PHONE, 620],
] as const;

/**
 * The same of one face in languages whose words are longer: in float three attributes of this face are not sure, and their line
 * takes a second one in some; in eight bits all keep English's 620. A phone shows some 710 pixels of a channel at once.
 */
const IN_EVERY_LANGUAGE = [
  [1280, 640],
  [PHONE, 710],
] as const;

/** Views whose colours are checked in both themes: text, buttons, menus, and private messages with cards. */
const COLOURED = ['one', 'five', 'scores', 'compare'].flatMap((view) => [
  [view, 'dark'] as const,
  [view, 'light'] as const,
]);

/**
 * What decides how tall a reply is, as Discord has it. The embed: as in https://github.com/Axobot-org/Axobot-web,
 * src/components/common/DiscordMessagePreview.tsx, which has the client's own values; the buttons' height: as in
 * https://github.com/skyra-project/discord-components, packages/core/src/components/discord-button. The box of a picture: the sizes that Discord's client asks its media proxy for, `width=550` for wide
 * ones and `height=350` for tall ones, as in the links that people copy from it.
 */
const MEASURES = [
  ['.embed', { maxWidth: '520px', padding: '2px 16px 16px 12px', fontSize: '14px', lineHeight: '18px' }],
  ['.embed-title', { fontSize: '16px', fontWeight: '600', lineHeight: '22px', marginTop: '8px' }],
  ['.embed-footer', { fontSize: '12px', fontWeight: '500', lineHeight: '16px', marginTop: '8px' }],
  ['.pictures .picture-open img', { maxHeight: '350px', maxWidth: 'min(550px, 100%)' }],
  ['.components .button', { minHeight: '32px', fontSize: '14px', fontWeight: '500' }],
  ['body', { fontSize: '16px', lineHeight: '22px', fontFamily: 'Inter, system-ui, sans-serif' }],
] as const;

function viewCalled(name: string) {
  const view = REPLY_VIEWS.find((candidate) => candidate.name === name);
  if (view === undefined) throw new Error(`expected a view called ${name}`);
  return view;
}

describe.skipIf(!hasBrowser)(`a reply in the page (${HOW_TO_GET_BROWSER})`, () => {
  const stop = new AbortController();
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    playground = await startPlayground({
      port: 0,
      signal: stop.signal,
      environment: {
        ...process.env,
        MAX_FACES: '12',
        DEVICE: 'cpu',
        LOG_LEVEL: 'warn',
        PERSON_PICTURES_PER_MINUTE: '1000',
      },
    });
    browser = await launchBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    stop.abort();
    await playground?.stopped;
  });

  async function see(name: string, options: OpenOptions) {
    const view = viewCalled(name);
    const { page } = await openPage(browser, await openView(playground, view), { height: 1300, ...options });
    return { page, reply: await replyIn(page, view) };
  }

  test.each(LIMITS)(
    'of %s at %i pixels is at most %i pixels tall, and every card has an alt text',
    async (view, width, most) => {
      const { page, reply } = await see(view, { width });
      const { height, smallestText } = await measureReply(reply);
      expect(height).toBeLessThanOrEqual(most);
      expect(height).toBeGreaterThan(300);
      expect(smallestText).toBeGreaterThanOrEqual(width === PHONE ? 9 : 12);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      // What can be clicked, or blurred as a spoiler, is the picture and nothing beside it.
      const beside = await reply
        .locator('.picture-open')
        .evaluateAll((all) => all.map((open) => open.clientWidth - (open.querySelector('img')?.clientWidth ?? 0)));
      expect(Math.max(0, ...beside)).toBe(0);
      const names = await reply.getByRole('button', { name: /^Open picture: ./ }).count();
      expect(names).toBe(await reply.locator('.picture-open img').count());
      await page.context().close();
    },
  );

  test.each([
    [1280, 10],
    [PHONE, 9],
  ] as const)('of all scores has text that can be read at %i pixels', async (width, least) => {
    const { page, reply } = await see('scores', { width });
    expect((await measureReply(reply)).smallestText).toBeGreaterThanOrEqual(least);
    await page.context().close();
  });

  test.each(PAGE_LOCALES)('of one face in %s fits the screen of a desktop and of a phone', async (locale) => {
    const view = viewCalled('one');
    const wording = wordingIn(languageOf(locale));
    const address = await openView(playground, view, locale);
    for (const [width, most] of IN_EVERY_LANGUAGE) {
      const { page } = await openPage(browser, address, { width, height: 1300, locale });
      const { height } = await measureReply(await replyIn(page, view, wording));
      expect(height, `at ${width} pixels`).toBeLessThanOrEqual(most);
      await page.context().close();
    }
  });

  test.each(COLOURED)(
    'of %s has nothing that axe calls serious, contrast included, in %s',
    async (view, colorScheme) => {
      const { page } = await see(view, { colorScheme });
      expect(await seriousViolations(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('has no button that is louder than the others', async () => {
    const { page, reply } = await see('one', {});
    const buttons = reply.locator('.components .button');
    const looks = await buttons.evaluateAll((all) => all.map((button) => getComputedStyle(button).backgroundColor));
    expect(await buttons.allTextContents()).toContain('Delete');
    expect(looks.length).toBe(5);
    expect(new Set(looks).size).toBe(1);
    await page.context().close();
  });

  test('is laid out by Discord’s own measures', async () => {
    const { page } = await see('one', {});
    for (const [selector, measures] of MEASURES) {
      const found = await page
        .locator(selector)
        .last()
        .evaluate((element, names) => {
          const style = getComputedStyle(element);
          return Object.fromEntries(names.map((name) => [name, Reflect.get(style, name)]));
        }, Object.keys(measures));
      expect({ [selector]: found }).toEqual({ [selector]: measures });
    }
    await page.context().close();
  });
});

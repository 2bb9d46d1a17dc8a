import { Locale } from 'discord-api-types/v10';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PageLocale, TEXTS } from '../../packages/local-discord/src/page/client/texts/languages.ts';
import {
  HOW_TO_GET_BROWSER,
  hasBrowser,
  launchBrowser,
  openPage,
} from '../../packages/local-discord/test/page/browser.ts';
import { type Playground, startPlayground } from '../../src/playground.ts';
import { languageOf, wordingIn } from '../../src/wording/language.ts';
import { BLOND_WOMAN, SAMPLES_DIR } from '../samples.ts';
import { englishIn } from './english-in.ts';

const PICTURE = `${SAMPLES_DIR}/${BLOND_WOMAN}`;
/** The first answer waits for the networks to warm up, on a processor that may be shared. */
const ANSWER_MS = 90_000;

describe.skipIf(!hasBrowser)(`a tour of the page (${HOW_TO_GET_BROWSER})`, () => {
  let stop: AbortController;
  let playground: Playground;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  }, 300_000);

  afterAll(() => browser.close());

  // Each tour has its own, where no direct message says what an earlier one was told in its language.
  beforeEach(async () => {
    stop = new AbortController();
    const environment = { ...process.env, DEVICE: 'cpu', LOG_LEVEL: 'warn', PERSON_PICTURES_PER_MINUTE: '100' };
    playground = await startPlayground({ port: 0, environment, signal: stop.signal });
  }, 300_000);

  afterEach(async () => {
    stop.abort();
    expect(await playground.stopped).toBe(0);
  });

  test('tells English where there is some', async () => {
    const { page } = await openPage(browser, playground.address);
    expect(await englishIn(page, Locale.German)).toEqual(
      expect.arrayContaining(['Switch to light', 'Post a sample picture']),
    );
    await page.context().close();
  });

  test.each([Locale.German, Locale.Japanese, Locale.PortugueseBR] as const)(
    'in %s, from the first picture to the last command, says nothing in English',
    async (locale) => {
      const channel = playground.discord.servers[0]?.createChannel({ name: 'x' });
      const { page } = await openPage(browser, `${playground.address}/#${channel?.id}`, { locale, height: 1300 });
      page.setDefaultTimeout(ANSWER_MS);
      await new Tour(page, locale).take();
      await page.context().close();
    },
    600_000,
  );
});

/** Everything that people do on the page, step by step; after each the page is searched for English. */
class Tour {
  readonly #page: Page;
  readonly #locale: PageLocale;
  readonly #log: Locator;

  constructor(page: Page, locale: PageLocale) {
    this.#page = page;
    this.#locale = locale;
    this.#log = page.getByRole('log');
  }

  get #texts() {
    return TEXTS[this.#locale];
  }

  get #wording() {
    return wordingIn(languageOf(this.#locale));
  }

  async take(): Promise<void> {
    const post = this.#texts.postOne.replace('{name}', BLOND_WOMAN);
    await this.#answers('a post', () => this.#page.getByRole('button', { name: post, exact: true }).click());
    const reply = this.#log
      .locator('article')
      .filter({ has: this.#page.locator('.embed') })
      .first();
    const wording = this.#wording;
    await this.#press('scores', reply, wording.say('button.allScores', { count: 40 }));
    await this.#press('opinions', reply, /\d/, 2);
    await this.#press('why', reply, wording.say('button.why'));
    await this.#chooseFirst('why of one attribute', this.#last);
    await this.#press('wrong', reply, wording.say('button.wrong'));
    await this.#run('classify', PICTURE);
    await this.#press('sigmoid', this.#last, wording.say('button.whySigmoid'));
    await this.#run('compare', PICTURE, PICTURE);
    for (const command of ['about', 'privacy info', 'privacy show', 'privacy opt-out']) await this.#run(command);
    await this.#answers('a refusal', () => this.#page.getByRole('button', { name: post, exact: true }).click(), false);
    await this.#run('classify', PICTURE);
    for (const command of ['privacy opt-in', 'privacy delete']) await this.#run(command);
    await this.#become('Max');
    for (const command of ['settings show', 'settings reset', 'watch status', 'watch mentions', 'watch reset'])
      await this.#run(command);
    await this.#become('Ana');
    await this.#page.getByRole('button', { name: this.#texts.directMessages }).click();
    await this.#run('about');
    await this.#answers('a direct message', () => this.#page.getByRole('button', { name: post, exact: true }).click());
    const direct = this.#log
      .locator('article')
      .filter({ has: this.#page.getByRole('button', { name: wording.say('button.delete') }) });
    await direct
      .last()
      .getByRole('button', { name: wording.say('button.delete') })
      .click();
    await this.#look('a deletion');
  }

  get #last(): Locator {
    return this.#log.locator('article').last();
  }

  /** Does something that one more message answers, unless it is not answered at all, and looks at the page then. */
  async #answers(what: string, act: () => Promise<void>, answered = true): Promise<void> {
    const before = await this.#answered();
    await act();
    if (answered) {
      await expect
        .poll(async () => (await this.#answered()).filter((id) => !before.includes(id)), {
          timeout: ANSWER_MS,
          message: what,
        })
        .not.toEqual([]);
      await this.#log.locator('.thinking').waitFor({ state: 'detached' });
    }
    await this.#look(what);
  }

  /** The ids of messages that answer; an answer may take others away. */
  #answered(): Promise<string[]> {
    return this.#log
      .locator('article:has(.embed, .ephemeral-note, .reference, .components)')
      .evaluateAll((messages) => messages.map(({ id }) => id));
  }

  async #look(what: string): Promise<void> {
    expect({ after: what, english: await englishIn(this.#page, this.#locale) }).toEqual({ after: what, english: [] });
  }

  async #press(what: string, message: Locator, name: string | RegExp, at = 0): Promise<void> {
    const found = message
      .locator('.components')
      .getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
    await this.#answers(what, () => found.nth(typeof name === 'string' ? 0 : Math.min(at - 1, 1)).click());
  }

  async #chooseFirst(what: string, message: Locator): Promise<void> {
    // The question becomes its answer.
    await message.getByRole('combobox').selectOption({ index: 1 });
    await message.locator('.picture img').first().waitFor();
    await this.#look(what);
  }

  async #run(command: string, ...files: readonly string[]): Promise<void> {
    const form = this.#page.getByRole('form', { name: `/${command}`, exact: true });
    await this.#page.keyboard.type(`/${command}`);
    await this.#page.keyboard.press('Enter');
    await form.waitFor();
    const option = this.#wording.commands.options['classify.image'].name;
    if (command === 'classify' && files.length > 0) {
      const add = form.getByRole('button', { name: this.#texts.addOption.replace('{option}', option), exact: true });
      if ((await add.count()) > 0) await add.click();
    }
    for (const [i, file] of files.entries()) await form.locator('input[type=file]').nth(i).setInputFiles(file);
    await this.#look(`/${command} as it is filled in`);
    await this.#answers(`/${command}`, () => form.getByRole('button', { name: this.#texts.run, exact: true }).click());
  }

  async #become(name: string): Promise<void> {
    await this.#page.locator('.viewer-name').click();
    await this.#look('people');
    await this.#page.getByRole('menuitemradio', { name }).click();
    await this.#page.locator('.viewer-name').getByText(name).waitFor();
  }
}

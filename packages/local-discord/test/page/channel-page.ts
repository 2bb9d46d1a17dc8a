import type { MessageCreateOptions } from 'discord.js';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Channel, LocalDiscord } from '../../src/index.ts';
import { HOW_TO_GET_BROWSER, hasBrowser, launchBrowser, type OpenOptions, openPage } from './browser.ts';
import { type ScriptedDiscord, startScriptedDiscord } from './scripted-discord.ts';

/** The page in a real browser, in a fresh channel for every test, with a scripted bot. */
export interface ChannelPage {
  readonly scripted: ScriptedDiscord;
  readonly discord: LocalDiscord;
  readonly channel: Channel;
  readonly page: Page;
  /** Addresses that the page asked for. */
  readonly requests: readonly string[];
  readonly composer: Locator;
  readonly log: Locator;
  open(options?: OpenOptions): Promise<void>;
  /** Sends a message as the bot. */
  send(message: string | MessageCreateOptions): Promise<void>;
  /** Uses the page as somebody else. */
  become(name: 'Ana' | 'Max'): Promise<void>;
  /** Whether the browser's console has `text`, which it then may have at the end of the test. */
  expectInConsole(text: string): Promise<void>;
}

/** Tests that need the browser. Each fails if the page leaves anything unexpected in the console. */
export function describePage(name: string, tests: (at: ChannelPage) => void): void {
  describe.skipIf(!hasBrowser)(`${name} (${HOW_TO_GET_BROWSER})`, () => {
    let browser: Browser;
    let scripted: ScriptedDiscord;
    let opened: { readonly channel: Channel; readonly page: Page; readonly requests: string[]; console: string[] };

    beforeAll(async () => {
      [browser, scripted] = await Promise.all([launchBrowser(), startScriptedDiscord()]);
    });
    afterAll(async () => {
      await browser.close();
      await scripted.close();
    });
    afterEach(async () => {
      expect(opened.console).toEqual([]);
      await opened.page.context().close();
    });

    tests({
      get scripted() {
        return scripted;
      },
      get discord() {
        return scripted.discord;
      },
      get channel() {
        return opened.channel;
      },
      get page() {
        return opened.page;
      },
      get requests() {
        return opened.requests;
      },
      get composer() {
        return opened.page.getByRole('textbox', { name: `Message #${opened.channel.name}` });
      },
      get log() {
        return opened.page.getByRole('log');
      },
      async open(options) {
        const { channel, address } = scripted.openChannel();
        opened = { channel, ...(await openPage(browser, address, options)) };
        opened.page.setDefaultTimeout(20_000);
      },
      async send(message) {
        const target = await scripted.bot.channels.fetch(opened.channel.id);
        if (!target?.isSendable()) throw new Error('expected a channel that the bot may send to');
        await target.send(message);
      },
      async become(name) {
        await opened.page.getByRole('button', { name: /^Posting as/ }).click();
        await opened.page.getByRole('menuitemradio', { name }).click();
        await opened.page.getByRole('button', { name: `Posting as ${name}` }).waitFor();
      },
      async expectInConsole(text) {
        await expect.poll(() => opened.console.join('\n')).toContain(text);
        opened.console = [];
      },
    });
  });
}

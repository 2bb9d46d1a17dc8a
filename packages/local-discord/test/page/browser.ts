import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const hasBrowser = existsSync(EXECUTABLE);

export const HOW_TO_GET_BROWSER =
  'needs Chromium; Debian: apt-get install chromium, elsewhere set CHROMIUM to its path';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

export interface Opened {
  readonly page: Page;
  /** What the page wrote to the console, and errors that nothing caught. */
  readonly console: string[];
  /** Addresses that the page asked for. */
  readonly requests: string[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'dark' | 'light';
  /** The browser's; default English. */
  readonly locale?: string;
}

/** Opens an address in a browser profile of its own and waits for the channel to be there. */
export async function openPage(browser: Browser, address: string, options: OpenOptions = {}): Promise<Opened> {
  const { width = 1280, height = 860, colorScheme = 'dark', locale = 'en-GB' } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
  // On a machine that has other things to do, half a minute is soon over.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const said: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  await page.getByRole('log').waitFor();
  return { page, console: said, requests };
}

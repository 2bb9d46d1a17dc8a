import { Locale } from 'discord-api-types/v10';
import type { Channel, Person } from 'local-discord';
import type { Locator, Page } from 'playwright-core';
import { ALL_SCORES_TEXT } from '../../src/images/cards/all-scores.ts';
import { SMALL_TEXT } from '../../src/images/cards/surface.ts';
import type { AttributeName } from '../../src/inference/attributes/names.ts';
import type { Playground } from '../../src/playground.ts';
import { type Wording, wordingIn } from '../../src/wording/language.ts';
import { group, type Placed, rows } from '../group.ts';
import { BLOND_WOMAN, sample } from '../samples.ts';

/** Where a view is made, and by whom. */
interface Stage {
  readonly playground: Playground;
  readonly channel: Channel;
  readonly ana: Person;
}

export interface ReplyView {
  readonly name: string;
  /** Has the reply made; it is the last message that the channel has then. */
  readonly make: (stage: Stage) => Promise<unknown>;
  readonly direct?: true;
  /** What a member does under it, which leads to the reply that the view is of. */
  readonly open?: (page: Page, reply: Locator, wording: Wording) => Promise<unknown>;
  /** Whether that changes the reply itself rather than opens another message. */
  readonly turned?: true;
  /** Whether the reply has a card. */
  readonly card: boolean;
  /** Whether it is made by a bot with ANNOTATE=never, which shows no faces. */
  readonly faceless?: true;
}

type File = { readonly name: string; readonly data: Buffer };

/** A group as people stand for a picture: in rows, each face a little higher or lower than the last. */
async function crowd(count: number): Promise<File> {
  const [width, height] = [1400, count > 6 ? 900 : 560];
  const places = rows(width, height, count).map((place, i): Placed => ({ ...place, y: place.y + (i % 3) * 8 }));
  return { name: `group-of-${count}.jpg`, data: (await group(width, height, places)).jpeg };
}

const portrait = (name: string): File => ({ name, data: sample(name) });
const ONE = portrait(BLOND_WOMAN);

/** Ana posts, and the bot answers. */
async function post({ playground: { discord }, ana, channel }: Stage, ...files: readonly File[]): Promise<void> {
  const { id } = await ana.post(channel, { files: [...files] });
  await discord.nextMessage({ where: ({ message_reference }) => message_reference?.message_id === id });
}

const posts =
  (...files: readonly (File | Promise<File>)[]) =>
  async (stage: Stage) =>
    post(stage, ...(await Promise.all(files)));

/** Ana uses a command of the bot's. */
const runs =
  (command: string, options: Readonly<Record<string, File>> = {}) =>
  async ({ ana, channel }: Stage) =>
    (await ana.run(channel, command, options)).reply();

/** What something is called in the language of who looks. */
type Label = (wording: Wording) => string;

const press = (label: Label) => (_: Page, reply: Locator, wording: Wording) =>
  reply.getByRole('button', { name: label(wording), exact: true }).click();

const choose = (placeholder: Label, label: Label) => async (_: Page, reply: Locator, wording: Wording) => {
  const menu = reply.getByRole('combobox', { name: placeholder(wording) });
  const options = await menu.locator('option').evaluateAll((all) =>
    all.map((option) => ({
      text: option.getAttribute('label') ?? option.textContent ?? '',
      value: option.getAttribute('value') ?? '',
    })),
  );
  const wanted = label(wording).toLowerCase();
  const chosen = options.find(({ text }) => text.toLowerCase().includes(wanted));
  if (chosen === undefined) throw new Error(`expected ${wanted} among ${options.map(({ text }) => text).join(', ')}`);
  await menu.selectOption({ value: chosen.value });
};

/** Every kind of reply that people see. */
export const REPLY_VIEWS: readonly ReplyView[] = [
  { name: 'one', make: posts(ONE), card: true },
  { name: 'two', make: posts(crowd(2)), card: true },
  { name: 'five', make: posts(crowd(5)), card: true },
  { name: 'twelve', make: posts(crowd(12)), card: true },
  {
    name: 'files',
    make: posts(portrait('bald-man.png'), portrait('bangs-woman.png'), portrait('eyeglasses-woman.png')),
    card: true,
  },
  { name: 'asked', make: runs('classify', { image: ONE }), card: true },
  { name: 'spoiler', make: posts({ ...ONE, name: 'SPOILER_me.png' }), card: true },
  { name: 'direct', make: posts(ONE), direct: true, card: true },
  { name: 'one-faceless', make: posts(ONE), faceless: true, card: true },
  { name: 'five-faceless', make: posts(crowd(5)), faceless: true, card: false },
  { name: 'opinions', make: posts(ONE), open: showOpinions, card: false },
  {
    name: 'scores',
    make: posts(ONE),
    open: press((wording) => wording.say('button.allScores', { count: 40 })),
    card: true,
  },
  {
    name: 'sigmoid',
    make: runs('classify', { image: ONE }),
    open: press((wording) => wording.say('button.whySigmoid')),
    card: true,
  },
  { name: 'why', make: posts(ONE), open: whyOf('Smiling'), card: true },
  { name: 'why-no-part', make: posts(ONE), open: whyOf('Young'), card: true },
  {
    name: 'face-of-five',
    make: posts(crowd(5)),
    open: choose(
      (wording) => wording.say('menu.faces'),
      (wording) => wording.say('menu.face', { number: 4 }),
    ),
    card: true,
  },
  { name: 'wrong', make: posts(ONE), open: press((wording) => wording.say('button.wrong')), card: false },
  { name: 'compare', make: runs('compare', { a: ONE, b: portrait('eyeglasses-woman.png') }), card: true },
  { name: 'about', make: runs('about'), card: false },
  { name: 'about-sample', make: runs('about'), open: turn('about.sample'), turned: true, card: true },
  { name: 'about-training', make: runs('about'), open: turn('about.training'), turned: true, card: false },
  { name: 'privacy', make: runs('privacy show'), card: false },
];

/** Presses the button that tells how many opinions there are. */
async function showOpinions(_: Page, reply: Locator, wording: Wording): Promise<void> {
  const labels = Array.from({ length: 10 }, (_, i) => wording.say('button.opinions', { count: i + 1 }));
  const buttons = await reply.getByRole('button').all();
  for (const button of buttons) if (labels.includes((await button.textContent()) ?? '')) return button.click();
  throw new Error(`expected a button such as ${labels[0]}`);
}

/** Turns the page of /about to a section. */
function turn(section: 'about.sample' | 'about.training') {
  return async (page: Page, reply: Locator, wording: Wording) => {
    const menu = reply.getByRole('combobox');
    const titles = await menu
      .locator('option')
      .evaluateAll((all) =>
        all.map((option) => ({ title: option.getAttribute('label') ?? '', value: option.getAttribute('value') ?? '' })),
      );
    const chosen = titles.find(({ title }) => title === wording.say(section));
    if (chosen === undefined)
      throw new Error(`expected ${section} among ${titles.map(({ title }) => title).join(', ')}`);
    await menu.selectOption({ value: chosen.value });
    await page.locator('.embed-title').getByText(chosen.title, { exact: true }).waitFor();
  };
}

/** Presses *Why?* and chooses an attribute. */
function whyOf(attribute: AttributeName) {
  return async (page: Page, reply: Locator, wording: Wording) => {
    const messages = page.locator('.message');
    const before = await messages.count();
    await reply.getByRole('button', { name: wording.say('button.why'), exact: true }).click();
    const question = messages.nth(before);
    await question.getByRole('combobox').waitFor();
    await choose(
      () => wording.say('menu.whyAttribute'),
      () => wording.label(attribute),
    )(page, question, wording);
  };
}

/** How wide a card is in its own measures, and how large its smallest text (see surface.ts), that of all scores apart. */
const CARD = { width: 550, smallestText: SMALL_TEXT, ofAllScores: ALL_SCORES_TEXT } as const;

const made = new WeakMap<Playground, Map<string, Promise<string>>>();

/** Has the reply of a view made in a channel of its own, once; resolves to the channel's address. */
export function openView(playground: Playground, view: ReplyView, locale: string = Locale.EnglishUS): Promise<string> {
  const addresses = made.get(playground) ?? new Map<string, Promise<string>>();
  made.set(playground, addresses);
  const name = `${view.name} ${locale}`;
  const address = addresses.get(name) ?? makeView(playground, view, locale);
  addresses.set(name, address);
  return address;
}

async function makeView(playground: Playground, view: ReplyView, locale: string): Promise<string> {
  const { discord, address } = playground;
  const [server] = discord.servers;
  const ana = server?.members.find((member) => member.name === 'ana');
  if (!server || !ana) throw new Error('expected the server with Ana in it');
  server.setCommunity(locale);
  ana.setLocale(locale);
  const channel = view.direct ? discord.openDm(ana) : server.createChannel({ name: `selfies-${view.name}` });
  const stage = { playground, channel, ana };
  // The bot introduces itself in a channel's first reply.
  if (!view.direct) await post(stage, ONE);
  await view.make(stage);
  return `${address}/#${channel.id}`;
}

/** The reply that a view is of, once all of it is there. */
export async function replyIn(page: Page, view: ReplyView, wording: Wording = wordingIn()): Promise<Locator> {
  const messages = page.locator('.message');
  await messages.last().waitFor();
  if (view.open !== undefined) {
    const before = await messages.count();
    // What is private was opened before, from the same reply.
    const reply = page.locator('.message:not(.ephemeral)').last();
    await view.open(page, reply, wording);
    // A page of /about is turned in its place; everything else opens another message.
    if (!view.turned) await messages.nth(before).waitFor();
  }
  const last = messages.last();
  if (view.card) await last.locator('.picture img').first().waitFor();
  await last.locator('.thinking').waitFor({ state: 'detached' });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  return last;
}

export interface Measured {
  /** From the line that says what is answered to the last button, in CSS pixels. */
  readonly height: number;
  /** The smallest text, cards' included, as shown, in CSS pixels. */
  readonly smallestText: number;
  /** What the page shows of a channel at once, in CSS pixels. */
  readonly screen: number;
}

export async function measureReply(reply: Locator): Promise<Measured> {
  return reply.evaluate((element, card) => {
    const boxes = [...element.querySelectorAll('.reference, .message-body > *')].map((part) =>
      part.getBoundingClientRect(),
    );
    const texts = [...element.querySelectorAll('.content, .content *, .embed *, button')]
      .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .map((part) => Number.parseFloat(getComputedStyle(part).fontSize));
    const cards = [...element.querySelectorAll<HTMLImageElement>('.picture-open img')].map((image) => {
      const smallest = image.src.includes('/scores.jpg') ? card.ofAllScores : card.smallestText;
      return (smallest * image.getBoundingClientRect().width) / card.width;
    });
    return {
      height: Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top)),
      smallestText: Math.min(...texts, ...cards),
      screen: document.querySelector('.scroller')?.clientHeight ?? 0,
    };
  }, CARD);
}

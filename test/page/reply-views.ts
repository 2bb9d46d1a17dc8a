import type { Locator, Page } from 'playwright-core';
import type { Playground } from '../../src/playground.ts';
import { group, type Placed, rows } from '../group.ts';
import { BLOND_WOMAN, sample } from '../samples.ts';

/** A group as people stand for a picture: in rows, each face a little higher or lower than the last. */
async function crowd(count: number): Promise<Buffer> {
  const places = rows(1400, count > 6 ? 900 : 560, count).map(
    (place, i): Placed => ({ ...place, y: place.y + (i % 3) * 8 }),
  );
  return (await group(1400, count > 6 ? 900 : 560, places)).jpeg;
}

type File = { readonly name: string; readonly data: Buffer };

/** What is posted for each view, by its name. */
const POSTS: Readonly<Record<string, () => Promise<readonly File[]>>> = {
  one: async () => [{ name: BLOND_WOMAN, data: sample(BLOND_WOMAN) }],
  two: async () => [{ name: 'two.jpg', data: await crowd(2) }],
  five: async () => [{ name: 'five.jpg', data: await crowd(5) }],
  twelve: async () => [{ name: 'twelve.jpg', data: await crowd(12) }],
  files: async () =>
    ['bald-man.png', 'bangs-woman.png', 'eyeglasses-woman.png'].map((name) => ({ name, data: sample(name) })),
};

/** What a member presses under the reply, by the name of the view that it opens, and what is posted for it. */
const PRESSES: Readonly<Record<string, { readonly post: string; readonly press: string; readonly choose?: string }>> = {
  scores: { post: 'one', press: 'All 40 scores' },
  sigmoid: { post: 'one', press: 'Why sigmoid?' },
  why: { post: 'one', press: 'Why?', choose: 'Smiling' },
};

export const REPLY_VIEWS: readonly string[] = [...Object.keys(POSTS), ...Object.keys(PRESSES)];

/** The pictures at which a card is drawn are twice as large as it is shown at first; its smallest text is of 11. */
const CARD = { width: 550, smallestText: 11 } as const;

const opened = new Map<string, Promise<string>>();

/** Has what a view is of posted in a channel of its own; resolves to the channel's address once the bot has answered. */
export function openView(playground: Playground, view: string): Promise<string> {
  const post = PRESSES[view]?.post ?? view;
  const address = opened.get(post) ?? postFor(playground, post);
  opened.set(post, address);
  return address;
}

async function postFor({ discord, address }: Playground, name: string): Promise<string> {
  const [server] = discord.servers;
  const ana = server?.members.find((member) => member.name === 'ana');
  const channel = server?.createChannel({ name: `selfies-${name}` });
  if (!ana || !channel) throw new Error('expected the server with Ana in it');
  const say = async (files: readonly File[]) => {
    const post = await ana.post(channel, { files: [...files] });
    await discord.nextMessage({ where: ({ message_reference }) => message_reference?.message_id === post.id });
  };
  // The bot introduces itself in a channel's first reply.
  await say((await POSTS.one?.()) ?? []);
  await say((await POSTS[name]?.()) ?? []);
  return `${address}/#${channel.id}`;
}

/** The reply that a view is of, once all of it is there. */
export async function replyIn(page: Page, view: string): Promise<Locator> {
  const pressed = PRESSES[view];
  const messages = page.locator('.message');
  const pictured = page.locator('.message:has(.picture-open img)');
  await pictured.last().waitFor();
  if (pressed !== undefined) {
    const before = await messages.count();
    await page.getByRole('button', { name: pressed.press, exact: true }).last().click();
    const opened = messages.nth(before);
    if (pressed.choose !== undefined) {
      await opened.getByRole('combobox').selectOption(pressed.choose);
    }
    await opened.locator('.picture-open img').waitFor();
  }
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  return pressed === undefined ? pictured.last() : messages.last();
}

/** In CSS pixels: from the line that says what is answered to the last button; the smallest text, cards' included. */
export async function measureReply(reply: Locator): Promise<{ height: number; smallestText: number }> {
  return reply.evaluate((element, card) => {
    const boxes = [...element.querySelectorAll('.reference, .message-body > *')].map((part) =>
      part.getBoundingClientRect(),
    );
    const texts = [...element.querySelectorAll('.content, .embed *, button')]
      .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      .map((part) => Number.parseFloat(getComputedStyle(part).fontSize));
    const cards = [...element.querySelectorAll('.picture-open img')].map(
      (image) => (card.smallestText * image.getBoundingClientRect().width) / card.width,
    );
    return {
      height: Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top)),
      smallestText: Math.min(...texts, ...cards),
    };
  }, CARD);
}

import { ButtonBuilder, ButtonStyle, StringSelectMenuBuilder } from 'discord.js';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describePage } from './channel-page.ts';
import { SAMPLE } from './scripted-discord.ts';

describePage('messages', (at) => {
  test('an embed shows all its parts, inline fields side by side', async () => {
    await at.open();
    await at.send({
      embeds: [
        {
          color: 0x12ab34,
          title: 'A title',
          description: 'A **description**',
          fields: [
            { name: 'Hair', value: 'brown', inline: true },
            { name: 'Eyes', value: 'narrow', inline: true },
            { name: 'Below', value: 'alone' },
          ],
          thumbnail: { url: 'attachment://small.png' },
          image: { url: 'attachment://large.png' },
          footer: { text: 'a footer' },
        },
      ],
      files: [
        { attachment: SAMPLE.data, name: 'small.png' },
        { attachment: SAMPLE.data, name: 'large.png' },
      ],
    });
    const embed = at.log.locator('.embed');
    await embed.getByText('A title').waitFor();
    expect(await embed.evaluate((element) => getComputedStyle(element).borderInlineStartColor)).toBe(
      'rgb(18, 171, 52)',
    );
    expect(await embed.locator('strong').textContent()).toBe('description');
    expect(await embed.textContent()).toContain('a footer');
    await expect
      .poll(() =>
        embed
          .locator('img')
          .evaluateAll((images) => images.map((image) => 'naturalWidth' in image && image.naturalWidth)),
      )
      .toEqual([356, 356]);
    const tops = await embed
      .locator('.embed-field')
      .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().top));
    expect(tops[0]).toBe(tops[1]);
    expect(tops[2]).toBeGreaterThan(Number(tops[1]));
  });

  test('a button reaches the bot, and one left unanswered says so', async () => {
    await at.open();
    const button = (id: string, label: string) =>
      new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
    await at.send({
      content: 'press',
      components: [{ type: 1, components: [button('yes', 'Yes'), button('no', 'No')] }],
    });
    at.scripted.onNext(
      (interaction) => interaction.isButton(),
      (interaction) => interaction.update({ content: `pressed ${interaction.customId}` }),
    );
    await at.log.getByRole('button', { name: 'Yes' }).click();
    await at.log.getByText('pressed yes').waitFor();
    await at.log.getByRole('button', { name: 'No' }).click();
    await at.log.getByText('This interaction failed').waitFor();
    await at.expectInConsole('504');
  });

  test('a choice in a select menu reaches the bot', async () => {
    await at.open();
    const menu = new StringSelectMenuBuilder()
      .setCustomId('section')
      .setPlaceholder('Choose a section')
      .setOptions(
        { label: 'What is this?', value: 'what' },
        { label: 'Privacy', value: 'privacy', description: 'Yours' },
      );
    await at.send({ content: 'sections', components: [{ type: 1, components: [menu] }] });
    at.scripted.onNext(
      (interaction) => interaction.isStringSelectMenu(),
      (interaction) => interaction.update({ content: `chose ${interaction.values.join()}` }),
    );
    await at.log.getByRole('combobox', { name: 'Choose a section' }).selectOption('privacy');
    await at.log.getByText('chose privacy').waitFor();
  });

  test('a reply says whom it answers, and leads there', async () => {
    await at.open();
    await at.scripted.max.post(at.channel, 'a question');
    const question = at.page.getByRole('article', { name: /^Max/ });
    await question.hover();
    await question.getByRole('button', { name: 'Reply' }).click();
    await at.page.getByText('Replying to Max').waitFor();
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await at.page.keyboard.type('an answer');
    await at.page.keyboard.press('Enter');
    const answer = await posted;
    expect(answer.referenced_message?.content).toBe('a question');
    expect(answer.mentions).toMatchObject([{ id: at.scripted.max.id }]);
    await at.log.getByRole('article').last().getByRole('button', { name: 'a question' }).click();
    await expect.poll(() => question.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('one’s own message can be deleted, and another’s only by who manages messages', async () => {
    await at.open();
    await at.scripted.ana.post(at.channel, 'by Ana');
    await at.scripted.max.post(at.channel, 'by Max');
    const more = (name: RegExp) => at.page.getByRole('article', { name }).getByRole('button', { name: 'More' });
    await more(/^Max/).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    expect(await at.page.getByRole('menuitem', { name: 'Delete message' }).count()).toBe(0);
    await at.page.keyboard.press('Escape');
    await more(/^Ana/).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('menuitem', { name: 'Delete message' }).click();
    await expect.poll(() => at.log.getByText('by Ana').count()).toBe(0);
    await at.become('Max');
    await more(/^Max/).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('menuitem', { name: 'Delete message' }).waitFor();
  });

  test('reactions and typing are shown', async () => {
    await at.open();
    const post = await at.scripted.ana.post(at.channel, 'react to this');
    at.scripted.max.react(post, '👍');
    await at.page.getByRole('list', { name: 'Reactions' }).getByText('👍').waitFor();
    const target = await at.scripted.bot.channels.fetch(at.channel.id);
    if (target?.isSendable()) await target.sendTyping();
    await at.page.getByText('Helper is typing…').waitFor();
  });

  test('a channel with something new is marked until it is opened, and direct messages have their own', async () => {
    await at.open();
    const { channel } = at.scripted.openChannel();
    await at.scripted.max.post(channel, 'over here');
    await at.page.getByRole('button', { name: `${channel.name} (unread)` }).click();
    await at.log.getByText('over here').waitFor();
    await at.page.getByRole('button', { name: channel.name, exact: true }).waitFor();
    await at.page.getByRole('button', { name: 'Direct messages' }).click();
    const posted = at.discord.nextMessage({ by: at.scripted.ana, in: at.discord.openDm(at.scripted.ana) });
    await at.page.getByRole('textbox', { name: 'Message @Helper' }).fill('just you');
    await at.page.keyboard.press('Enter');
    expect((await posted).content).toBe('just you');
  });

  test('what one asked for comes into sight from far up, other messages are announced', async () => {
    await at.open();
    const first = await at.scripted.max.post(at.channel, 'the first message');
    for (let i = 0; i < 12; i += 1) await at.scripted.max.post(at.channel, `line\n`.repeat(8));
    const article = at.page.locator(`#message-${first.id}`);
    await expect.poll(() => at.log.getByRole('article').count()).toBe(13);
    await scrollToStart(at.page);
    await expect.poll(() => isInView(article)).toBe(true);
    await at.scripted.max.post(at.channel, 'by somebody else');
    const jump = at.page.getByRole('button', { name: 'New messages below' });
    await jump.waitFor();
    expect(await isInView(article)).toBe(true);
    await jump.click();
    await expect.poll(() => isInView(at.log.getByText('by somebody else'))).toBe(true);
    expect(await jump.count()).toBe(0);

    await scrollToStart(at.page);
    await expect.poll(() => isInView(article)).toBe(true);
    at.scripted.onNext(
      (interaction) => interaction.isMessageContextMenuCommand(),
      (interaction) => interaction.reply('read it'),
    );
    await article.hover();
    await article.getByRole('button', { name: 'More' }).click();
    await at.page.getByRole('menuitem', { name: 'Read picture' }).click();
    await expect.poll(() => isInView(at.log.getByText('read it'))).toBe(true);
  });
});

/** Scrolls to the first message, and waits until the page has heard of it. */
function scrollToStart(page: Page): Promise<void> {
  return page.getByRole('region', { name: /^Messages in/ }).evaluate(
    (list) =>
      new Promise((resolve) => {
        list.addEventListener('scroll', () => resolve(), { once: true });
        list.scrollTo({ top: 0 });
      }),
  );
}

function isInView(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
}

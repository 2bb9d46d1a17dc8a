import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { describePage } from './channel-page.ts';
import { CHOSEN_FILE, SAMPLE } from './scripted-discord.ts';

describePage('running commands', (at) => {
  test('a command is picked, filled in and run by keyboard alone', async () => {
    await at.open();
    const got = new Promise<{ threshold: number | null; show: string | null; file: string }>((resolve) =>
      at.scripted.onNext(
        (interaction) => interaction.isChatInputCommand(),
        async (interaction) => {
          await interaction.reply('thank you');
          const { options } = interaction;
          resolve({
            threshold: options.getNumber('threshold'),
            show: options.getString('show'),
            file: options.getAttachment('image', true).name,
          });
        },
      ),
    );
    await at.page.keyboard.type('/');
    const options = at.page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    expect(await options.locator('.picker-name').allTextContents()).toEqual(['/about', '/classify']);
    await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('Enter');
    await at.page.getByLabel('image').setInputFiles(CHOSEN_FILE);
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.type('0.4');
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.type('All');
    await at.page.keyboard.press('Enter');
    expect(await got).toEqual({ threshold: 0.4, show: 'all', file: SAMPLE.name });
    await at.log.getByText('thank you').waitFor();
    expect(await at.log.locator('.reference').textContent()).toContain('Ana used /classify');
  });

  test('a threshold out of range is not sent', async () => {
    await at.open();
    await at.page.keyboard.type('/cl');
    await at.page.keyboard.press('Enter');
    await at.page.getByLabel('image').setInputFiles(CHOSEN_FILE);
    await at.page.getByRole('button', { name: 'Add threshold' }).click();
    await at.page.getByLabel('threshold').fill('3');
    const { happened } = at.discord;
    await at.page.getByRole('button', { name: 'Run' }).click();
    expect(
      await at.page.getByLabel('threshold').evaluate((field: HTMLInputElement) => field.validity.rangeOverflow),
    ).toBe(true);
    expect(happened.at(-1)?.type).not.toBe('interaction.started');
    await at.page.keyboard.press('Escape');
    await at.composer.waitFor();
  });

  test('“is thinking…” stands until the bot has an answer', async () => {
    await at.open();
    let finish: (() => Promise<unknown>) | undefined;
    at.scripted.onNext(
      (interaction) => interaction.isChatInputCommand(),
      async (interaction) => {
        await interaction.deferReply();
        finish = () => interaction.editReply('an answer');
      },
    );
    await at.page.keyboard.type('/about');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.press('Enter');
    await at.log.getByText('Helper is thinking…').waitFor();
    await finish?.();
    await at.log.getByText('an answer').waitFor();
    expect(await at.log.getByText('is thinking').count()).toBe(0);
  });

  test('an ephemeral answer is marked, is its reader’s alone and can be dismissed', async () => {
    await at.open();
    at.scripted.onNext(
      (interaction) => interaction.isChatInputCommand(),
      (interaction) => interaction.reply({ content: 'between us', flags: MessageFlags.Ephemeral }),
    );
    await at.page.keyboard.type('/about');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.press('Enter');
    await at.log.getByText('between us').waitFor();
    expect(await at.log.getByRole('article').last().textContent()).toContain('Only you can see this');
    await at.become('Max');
    await expect.poll(() => at.log.getByText('between us').count()).toBe(0);
    await at.become('Ana');
    await at.log.getByText('between us').waitFor();
    await at.log.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => at.log.getByText('between us').count()).toBe(0);
  });

  test('only an administrator is offered commands for those who manage channels', async () => {
    await at.open();
    await at.become('Max');
    await at.composer.fill('/');
    const options = at.page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
    await expect
      .poll(() => options.locator('.picker-name').allTextContents())
      .toEqual(['/about', '/classify', '/watch off', '/watch on']);
    const ran = new Promise<string>((resolve) =>
      at.scripted.onNext(
        (interaction) => interaction.isChatInputCommand(),
        async (interaction) => {
          await interaction.reply('watching');
          resolve(interaction.options.getSubcommand());
        },
      ),
    );
    await at.composer.fill('/watch on');
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.press('Enter');
    expect(await ran).toBe('on');
  });

  test('Apps on a message runs a message command, by keyboard alone', async () => {
    await at.open();
    const post = await at.scripted.ana.post(at.channel, { content: 'a message' });
    await at.log.getByText('a message').waitFor();
    const target = new Promise<string>((resolve) =>
      at.scripted.onNext(
        (interaction) => interaction.isMessageContextMenuCommand(),
        async (interaction) => {
          await interaction.reply('read it');
          resolve(interaction.targetId);
        },
      ),
    );
    await at.page.getByRole('region', { name: /Messages in/ }).focus();
    await at.page.keyboard.press('ArrowUp');
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await at.page.keyboard.press(key);
    await at.page.locator('[role=menuitem]:focus').waitFor();
    for (const key of ['End', 'Enter']) await at.page.keyboard.press(key);
    expect(await target).toBe(post.id);
    await at.log.getByText('read it').waitFor();
  });
});

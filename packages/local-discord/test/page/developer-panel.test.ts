import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import { describePage } from './channel-page.ts';

describePage('the developer’s panel', (at) => {
  test('the developer’s panel shows the bot’s traffic, times its replies and drops its gateway', async () => {
    await at.open();
    await at.page.getByRole('button', { name: 'Developer panel' }).click();
    const panel = at.page.getByRole('complementary', { name: 'Developer panel' });
    at.scripted.bot.once(Events.MessageCreate, (message) => message.reply('seen'));
    await at.scripted.ana.post(at.channel, 'time me');
    await at.log.getByText('seen').waitFor();
    await panel
      .locator('.timings')
      .getByText(/^\d+ ms$/)
      .first()
      .waitFor();
    const entry = panel.locator('.entry', { hasText: '200 POST /channels/' }).first();
    await entry.locator('summary').click();
    await expect.poll(() => entry.locator('pre').textContent()).toContain('"content": "seen"');
    const resumed = at.discord.next('gateway.ready', { where: (ready) => ready.resumed });
    await panel.getByRole('button', { name: 'Drop the gateway' }).click();
    await resumed;
    await panel.getByText(/connection \d+ resumed/).waitFor();
    await at.page.getByText('Helper is online').waitFor();
  });

  test('latency set in the developer’s panel strikes the bot’s requests', async () => {
    await at.open();
    await at.page.getByRole('button', { name: 'Developer panel' }).click();
    const struck = at.discord.next('fault.struck');
    await at.page.getByLabel('Latency of REST').selectOption('200 ms');
    await at.page.getByText('Every answer comes 200 ms late').waitFor();
    await at.send('slow');
    expect((await struck).description).toContain('latency');
    await at.page.getByLabel('Latency of REST').selectOption('none');
    await expect.poll(() => at.log.getByText('slow').count()).toBeGreaterThan(0);
  });
});

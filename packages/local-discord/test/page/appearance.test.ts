import { expect, test } from 'vitest';
import { describePage } from './channel-page.ts';
import { SAMPLE, startScriptedDiscord } from './scripted-discord.ts';
import { seriousViolations } from './violations.ts';

describePage('the page as a whole', (at) => {
  test('the theme follows the system until it is switched, and the choice is kept', async () => {
    await at.open({ colorScheme: 'light' });
    const theme = () => at.page.evaluate(() => document.documentElement.dataset.theme);
    expect(await theme()).toBe('light');
    await at.page.getByRole('button', { name: 'Switch to dark' }).click();
    await at.page.reload();
    await at.log.waitFor();
    expect(await theme()).toBe('dark');
  });

  test('on a phone nothing is cut off sideways, and the channels come with the menu button', async () => {
    await at.open({ width: 360, height: 740 });
    await at.page.getByRole('button', { name: `Post ${SAMPLE.name}` }).click();
    await at.log.locator('img[width="356"]').waitFor();
    expect(await at.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const link = at.page.getByRole('button', { name: at.channel.name, exact: true });
    expect(await link.count()).toBe(0);
    await at.page.getByRole('button', { name: 'Servers and channels' }).click();
    await link.click();
    await expect.poll(() => link.count()).toBe(0);
  });

  test('no request leaves the machine', async () => {
    await at.open();
    await at.page.getByRole('button', { name: `Post ${SAMPLE.name}` }).click();
    await at.log.locator('img[width="356"]').waitFor();
    const home = [`${at.discord.origin}/`, `${at.discord.mediaBase}/`, 'blob:'];
    expect(at.requests.length).toBeGreaterThan(10);
    expect(at.requests.filter((url) => !home.some((start) => url.startsWith(start)))).toEqual([]);
  });

  test.each([
    { colorScheme: 'dark', width: 1280 },
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
    { colorScheme: 'light', width: 390 },
  ] as const)('an accessibility check finds nothing serious ($colorScheme, $width px)', async (options) => {
    await at.open(options);
    await at.page.getByRole('button', { name: `Post ${SAMPLE.name}` }).click();
    await at.send({
      content: 'see <#1> **this** `code` <t:1700000000:R> ||hidden||',
      embeds: [
        { title: 'A title', description: 'words', fields: [{ name: 'a', value: 'b' }], footer: { text: 'small' } },
      ],
      components: [
        {
          type: 1,
          components: [2, 1, 3, 4].map((style) => ({
            type: 2,
            style,
            label: `Style ${style}`,
            custom_id: String(style),
          })),
        },
        { type: 1, components: [{ type: 3, custom_id: 'menu', options: [{ label: 'one', value: '1' }] }] },
      ],
    });
    await at.log.getByText('A title').waitFor();
    expect(await seriousViolations(at.page)).toEqual([]);
    await at.page.keyboard.type('/cl');
    await at.page.getByRole('listbox').waitFor();
    expect(await seriousViolations(at.page)).toEqual([]);
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('button', { name: 'Run' }).waitFor();
    expect(await seriousViolations(at.page)).toEqual([]);
    await at.page.getByRole('button', { name: 'Developer panel' }).click();
    await at.page.getByRole('complementary').waitFor();
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  test('the page says when its local Discord has stopped', async () => {
    await at.open();
    const other = await startScriptedDiscord();
    await at.page.goto(other.openChannel().address);
    await at.page.getByText('Helper is online').waitFor();
    await other.close();
    await at.page.getByText('The local Discord has stopped').waitFor();
    await at.expectInConsole('ERR_CONNECTION_REFUSED');
    await at.page.goto('about:blank');
  });
});

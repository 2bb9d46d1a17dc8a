import { expect, test } from 'vitest';
import { describePage } from './channel-page.ts';
import { SAMPLE } from './scripted-discord.ts';

describePage('the page in somebody’s language', (at) => {
  test('it is the one that the browser asks for', async () => {
    await at.open({ locale: 'de-AT' });
    await at.page.getByRole('textbox', { name: `Nachricht an #${at.channel.name}` }).waitFor();
    expect(await at.page.evaluate(() => document.documentElement.lang)).toBe('de');
    expect(await at.page.title()).toBe('Helper auf einem lokalen Discord');
  });

  test('it is English where the page has no texts in what the browser asks for', async () => {
    await at.open({ locale: 'zh-TW' });
    await at.composer.waitFor();
  });

  test('it is another one as soon as that is chosen, and stays it', async () => {
    await at.open();
    await at.page.getByRole('button', { name: 'Language' }).click();
    await at.page.getByRole('menuitemradio', { name: '日本語' }).click();
    const composer = at.page.getByRole('textbox', { name: `#${at.channel.name} へメッセージを送信` });
    await composer.waitFor();
    await at.page.reload();
    await composer.waitFor();
    expect(await at.page.evaluate(() => document.documentElement.lang)).toBe('ja');
  });

  test('commands are shown in it, and the bot is told which one it is', async () => {
    await at.open({ locale: 'de' });
    const got = new Promise<{ locale: string; threshold: number | null }>((resolve) =>
      at.scripted.onNext(
        (interaction) => interaction.isChatInputCommand(),
        async (interaction) => {
          await interaction.reply('danke');
          resolve({ locale: interaction.locale, threshold: interaction.options.getNumber('threshold') });
        },
      ),
    );
    await at.page.keyboard.type('/');
    const picker = at.page.getByRole('listbox', { name: 'Befehle' });
    await picker.getByText('Beschreibt ein Bild').click();
    await at.page.getByLabel('image').setInputFiles({ name: SAMPLE.name, mimeType: 'image/png', buffer: SAMPLE.data });
    const add = at.page.getByRole('button', { name: 'schwelle hinzufügen' });
    expect(await add.getAttribute('title')).toBe('Eine Zahl');
    await add.click();
    await at.page.getByLabel('schwelle').fill('0.4');
    await at.page.getByRole('button', { name: 'show hinzufügen' }).click();
    expect(await at.page.getByLabel('show').locator('option').allTextContents()).toEqual([
      'Auswählen…',
      'Erkannte',
      'All forty',
    ]);
    await at.page.getByRole('button', { name: 'Ausführen' }).click();
    expect(await got).toEqual({ locale: 'de', threshold: 0.4 });
    await at.log.getByText('danke').waitFor();
    expect(await at.log.locator('.reference').textContent()).toContain('Ana hat /classify verwendet');
  });

  test('what the bot leaves unanswered, its menus’ commands and the samples are told in it', async () => {
    await at.open({ locale: 'de' });
    await at.page.getByRole('button', { name: `${SAMPLE.name} posten`, exact: true }).click();
    await at.log.getByRole('button', { name: 'Bild öffnen: Nichts als Blau' }).waitFor();
    await at.log.locator('article').last().hover();
    await at.page.getByRole('button', { name: 'Mehr' }).click();
    await at.page.getByRole('menuitem', { name: 'Bild lesen' }).click();
    await at.page.getByRole('alert').getByText('Die Anwendung hat nicht geantwortet').waitFor();
    await at.expectInConsole('504');
  });
});

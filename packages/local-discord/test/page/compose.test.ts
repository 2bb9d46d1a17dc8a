import { expect, test } from 'vitest';
import { hugePng } from '../huge-png.ts';
import { describePage } from './channel-page.ts';
import { CHOSEN_FILE, SAMPLE } from './scripted-discord.ts';

describePage('writing a message', (at) => {
  test('what is typed is posted with Enter, and drawn in Discord’s markdown', async () => {
    await at.open();
    await at.composer.fill('**bold** `code`\n- one\n  - two\n> quoted\n||secret|| <t:1700000000:D>');
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await at.composer.press('Enter');
    expect((await posted).content).toContain('**bold**');
    await expect.poll(() => at.log.locator('strong').allTextContents()).toContain('bold');
    expect(await at.log.locator('code').textContent()).toBe('code');
    expect(await at.log.locator('li li').textContent()).toBe('two');
    expect(await at.log.locator('blockquote').textContent()).toContain('quoted');
    expect(await at.log.locator('time.timestamp').textContent()).toBe('14 November 2023');
    await at.log.getByRole('button', { name: 'Reveal spoiler' }).click();
    expect(await at.log.getByText('secret').isVisible()).toBe(true);
    expect(await at.composer.inputValue()).toBe('');
  });

  test('one click posts a sample, with alt text', async () => {
    await at.open();
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await at.page.getByRole('button', { name: `Post ${SAMPLE.name}` }).click();
    const { attachments } = await posted;
    expect(attachments).toMatchObject([{ filename: SAMPLE.name, description: SAMPLE.description }]);
    const image = at.log.locator('img[width="356"]');
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(356);
    await at.log.getByText('ALT').click();
    expect(await at.log.getByText(SAMPLE.description).isVisible()).toBe(true);
  });

  test('a file from the file button goes with its alt text, as a spoiler', async () => {
    await at.open();
    const chooser = at.page.waitForEvent('filechooser');
    await at.page.getByRole('button', { name: 'Upload a file' }).click();
    await (await chooser).setFiles(CHOSEN_FILE);
    await at.page.getByLabel(`Alt text of ${SAMPLE.name}`).fill('somebody who smiles');
    await at.page.getByRole('button', { name: `Mark ${SAMPLE.name} as spoiler` }).click();
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await at.composer.press('Enter');
    expect((await posted).attachments[0]).toMatchObject({ description: 'somebody who smiles', flags: 8 });
    const cover = at.log.getByRole('button', { name: 'Reveal spoiler picture' });
    await cover.click();
    await at.log.getByRole('button', { name: 'Open picture: somebody who smiles' }).click();
    await at.page.getByRole('dialog').getByAltText('somebody who smiles').waitFor();
    await at.page.keyboard.press('Escape');
    await expect.poll(() => at.page.getByRole('dialog').count()).toBe(0);
  });

  test('a picture too large for a browser to draw is a file, in the draft and in the message', async () => {
    await at.open();
    const chooser = at.page.waitForEvent('filechooser');
    await at.page.getByRole('button', { name: 'Upload a file' }).click();
    const huge = { name: 'huge.png', mimeType: 'image/png', buffer: hugePng(16_384, 16_384) };
    await (await chooser).setFiles([huge, CHOSEN_FILE]);
    const previews = at.page.locator('.draft-preview img');
    await previews.first().waitFor();
    expect(await at.page.locator('.draft').count()).toBe(2);
    await at.composer.press('Enter');
    await at.log.getByText('16384 × 16384').waitFor();
    expect(await at.log.locator('.file', { hasText: 'huge.png' }).count()).toBe(1);
    expect(await at.log.locator('img[width]').count()).toBe(1);
  });

  test('a HEIC picture is shown as a file', async () => {
    await at.open();
    const claims = { contentType: 'image/heic', width: 40, height: 30 };
    const file = { name: 'IMG_0001.HEIC', data: Buffer.from('no browser but Safari draws it'), claims };
    await at.scripted.ana.post(at.channel, { files: [file] });
    await at.log.locator('.file').getByText('IMG_0001.HEIC').waitFor();
    expect(await at.log.locator('.picture').count()).toBe(0);
  });

  test.each(['drop', 'paste'])('a picture can come by %s', async (way) => {
    await at.open();
    await at.composer.evaluate(async (element, kind) => {
      const transfer = new DataTransfer();
      const blob = await (await fetch('/page/samples/blue.png')).blob();
      transfer.items.add(new File([blob], 'dragged.png', { type: 'image/png' }));
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
    }, way);
    await at.page.getByLabel('Alt text of dragged.png').waitFor();
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await at.composer.press('Enter');
    expect((await posted).attachments).toMatchObject([{ filename: 'dragged.png', width: 356 }]);
  });

  test('a file over the limit is refused in Discord’s words', async () => {
    await at.open();
    const chooser = at.page.waitForEvent('filechooser');
    await at.page.getByRole('button', { name: 'Upload a file' }).click();
    await (await chooser).setFiles({ name: 'big.png', mimeType: 'image/png', buffer: Buffer.alloc(1024 * 1024 + 1) });
    await at.composer.press('Enter');
    await at.page.getByText('Request entity too large').waitFor();
    // The browser itself reports the refused request.
    await at.expectInConsole('413');
  });

  test('a mention is completed from what was typed, and reaches the bot', async () => {
    await at.open();
    await at.composer.fill('hello @he');
    await at.page.getByRole('listbox', { name: 'People' }).getByRole('option', { name: 'Helper' }).waitFor();
    await at.composer.press('Enter');
    expect(await at.composer.inputValue()).toBe('hello @Helper ');
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await at.composer.press('Enter');
    expect((await posted).mentions).toMatchObject([{ id: at.discord.bot.id }]);
    expect(await at.log.locator('.mention').textContent()).toBe('@Helper');
  });
});

import sharp from 'sharp';
import { expect, test } from 'vitest';
import { describePage } from './channel-page.ts';
import { CLIP, LINK, SAMPLE } from './scripted-discord.ts';
import { seriousViolations } from './violations.ts';

describePage('whatever people post', (at) => {
  test('a message is forwarded to another channel, without its author, and drawn there', async () => {
    await at.open();
    const { channel } = at.scripted.openChannel();
    const post = await at.scripted.max.post(at.channel, { content: 'look at this', files: [SAMPLE] });
    const article = at.page.locator(`#message-${post.id}`);
    await article.hover();
    await article.getByRole('button', { name: 'Forward' }).click();
    const posted = at.discord.nextMessage({ by: at.scripted.ana, in: channel });
    await at.page.getByRole('menuitem', { name: `#${channel.name}`, exact: true }).click();
    expect((await posted).message_reference).toMatchObject({ type: 1, message_id: post.id });
    await at.page.getByRole('button', { name: channel.name }).first().click();
    const forwarded = at.log.locator('.forwarded');
    await forwarded.getByText('look at this').waitFor();
    await expect
      .poll(() => forwarded.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(356);
    expect(await at.log.getByText('Max').count()).toBe(0);
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  test('one’s own message is edited in its place: text, and files that are taken off', async () => {
    await at.open();
    const post = await at.scripted.ana.post(at.channel, { content: 'tpyo', files: [SAMPLE] });
    const article = at.page.locator(`#message-${post.id}`);
    await article.hover();
    await article.getByRole('button', { name: 'More' }).click();
    await at.page.getByRole('menuitem', { name: 'Edit message' }).click();
    await article.getByRole('textbox', { name: 'Text' }).fill('typo');
    expect(await seriousViolations(at.page)).toEqual([]);
    await article.getByRole('button', { name: `Remove ${SAMPLE.name}` }).click();
    const edit = at.discord.nextEdit({ by: at.scripted.ana });
    await article.getByRole('textbox', { name: 'Text' }).press('Enter');
    expect(await edit).toMatchObject({ content: 'typo', attachments: [] });
    await article.getByText('typo (edited)').waitFor();
    expect(await article.locator('img[width]').count()).toBe(0);
  });

  test('another’s message cannot be edited, and Escape leaves one’s own as it was', async () => {
    await at.open();
    const [other, own] = [
      await at.scripted.max.post(at.channel, 'his'),
      await at.scripted.ana.post(at.channel, 'hers'),
    ];
    const more = (id: string) => at.page.locator(`#message-${id}`).getByRole('button', { name: 'More' });
    await more(other.id).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('menuitem', { name: 'Copy text' }).waitFor();
    expect(await at.page.getByRole('menuitem', { name: 'Edit message' }).count()).toBe(0);
    await at.page.keyboard.press('Escape');
    await more(own.id).focus();
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('menuitem', { name: 'Edit message' }).click();
    await at.page.keyboard.type(' and more');
    await at.page.keyboard.press('Escape');
    await at.log.getByText('hers', { exact: true }).waitFor();
    expect(at.discord.message(own)?.content).toBe('hers');
  });

  test('a pasted link to a picture becomes a picture, drawn from the media proxy', async () => {
    await at.open();
    const post = await at.scripted.max.post(at.channel, { files: [SAMPLE] });
    const edit = at.discord.nextEdit({ by: at.scripted.ana });
    await at.composer.fill(post.attachments[0]?.url ?? '');
    await at.composer.press('Enter');
    const { id, embeds } = await edit;
    expect(embeds).toMatchObject([{ type: 'image' }]);
    const picture = at.page.locator(`#message-${id} .pictures img`);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(356);
    expect(await picture.getAttribute('src')).toMatch(`${at.discord.mediaBase}/`);
  });

  test('one click posts a link, which becomes a picture', async () => {
    await at.open();
    await at.page.getByRole('button', { name: `Post ${LINK}` }).click();
    const picture = at.log.locator('.pictures img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(356);
    expect(await seriousViolations(at.page)).toEqual([]);
  });

  test('one click posts what browsers do not draw: a file, whose still the media proxy has all the same', async () => {
    await at.open();
    const button = at.page.getByRole('button', { name: `Post ${CLIP.name}` });
    expect(await button.textContent()).toBe('MP4');
    const posted = at.discord.nextMessage({ by: at.scripted.ana });
    await button.click();
    const [file] = (await posted).attachments;
    await at.log.locator('.file').getByText(CLIP.name).waitFor();
    expect((await fetch(`${file?.proxy_url}format=png`)).headers.get('content-type')).toBe('image/png');
  });

  test('one click posts a sticker, and one forwards what was posted elsewhere', async () => {
    await at.open();
    const sticker = at.page.getByRole('button', { name: 'Post the sticker wave' });
    const drawn = (image: HTMLImageElement) => image.naturalWidth;
    await expect.poll(() => sticker.locator('img').evaluate(drawn)).toBe(356);
    await sticker.click();
    await at.log.getByAltText('Sticker: wave').waitFor();
    await at.page.getByRole('button', { name: `Forward ${SAMPLE.name}` }).click();
    await at.log.locator('.forwarded').getByText('Hello').waitFor();
    expect(await at.log.getByText('Max').count()).toBe(0);
    expect(await seriousViolations(at.page)).toEqual([]);
    // A command takes files alone.
    await at.page.keyboard.type('/cl');
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('button', { name: `Use ${CLIP.name}` }).waitFor();
    expect(await at.page.locator('.samples button').count()).toBe(2);
  });

  test('the GIF picker’s post and stickers are drawn', async () => {
    await at.open();
    const gif = await sharp(SAMPLE.data).resize(80).gif().toBuffer();
    await at.discord.setLinkPreview('https://tenor.com/view/1', { kind: 'gifv', provider: 'Tenor', thumbnail: gif });
    await at.scripted.max.post(at.channel, 'https://tenor.com/view/1');
    const stickers = [
      at.discord.createSticker({ name: 'blue', data: SAMPLE.data }),
      at.discord.createSticker({ name: 'small', format: 'gif', data: gif }),
    ];
    await at.scripted.max.post(at.channel, { stickers });
    const widths = (selector: string) =>
      at.log
        .locator(selector)
        .evaluateAll((images) => images.map((image) => 'naturalWidth' in image && image.naturalWidth));
    await expect.poll(() => widths('.pictures img')).toEqual([80]);
    await expect.poll(() => widths('.stickers img')).toEqual([356, 80]);
    expect(await at.log.getByAltText('Sticker: blue').count()).toBe(1);
  });

  test('a command’s file field offers what the command takes, and says when it is given something else', async () => {
    await at.open();
    await at.page.keyboard.type('/cl');
    await at.page.keyboard.press('Enter');
    const field = at.page.getByLabel('image');
    expect(await field.getAttribute('accept')).toBe('image/*,.heic');
    await field.setInputFiles({ name: 'words.pdf', mimeType: 'application/pdf', buffer: Buffer.from('words') });
    await at.page.getByRole('button', { name: 'Run' }).click();
    await at.page.getByText('expected a file of type image or .heic for image but got words.pdf').waitFor();
    await at.expectInConsole('400');
  });
});

import { describe, expect, it } from 'vitest';
import type { AttributeName } from '../../../src/inference/attributes/names.ts';
import { Bot } from '../bot.ts';
import { SERVER_ID } from '../discord/structures.ts';
import { press } from '../interactions.ts';
import { idsIn, sentReply } from '../sent-replies.ts';

const looks: readonly AttributeName[] = ['Attractive', 'Big_Nose', 'Smiling'];

async function opinionsOf(faces: readonly (readonly AttributeName[])[], bot?: Bot) {
  const asked = bot ?? (await Bot.open());
  const reply = sentReply(faces, { gentle: true });
  return asked.use(press(idsIn(reply).opinions ?? 'opinions', reply));
}

describe('the opinions that a reply only counts', () => {
  it('are listed to who presses alone, with their scores and what they are', async () => {
    const used = await opinionsOf([looks]);
    expect(used).toMatchObject({ ack: 5, isPrivate: true });
    expect(used.text).toMatch(/attractive 95\u00a0% · big nose 95\u00a0%|big nose 95\u00a0% · attractive 95\u00a0%/);
    expect(used.text).not.toMatch(/smiling/);
    expect(used.text.split('\n')).toHaveLength(3);
    expect(used.text).toMatch(/\n-# .*not facts/);
  });

  it('stand under the number of their face where there are several', async () => {
    const used = await opinionsOf([looks, ['Smiling'], ['Chubby']]);
    const lines = used.text.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/1.*attractive/);
    expect(lines[2]).toMatch(/3.*chubby/);
  });

  it('that the server hides by now are not among them', async () => {
    const bot = await Bot.open();
    await bot.services.settings.setServer(SERVER_ID, { hidden: ['Attractive', 'Big_Nose'] });
    const used = await opinionsOf([looks], bot);
    expect(used.text).not.toMatch(/attractive|nose/);
    expect(used.text.split('\n')).toHaveLength(1);
  });

  it('are as many as a message has room for', async () => {
    const every: readonly AttributeName[] = [
      'Attractive',
      'Big_Nose',
      'Big_Lips',
      'Chubby',
      'Double_Chin',
      'Pointy_Nose',
    ];
    const used = await opinionsOf(Array.from({ length: 25 }, () => every));
    expect(used.text.length).toBeLessThanOrEqual(2000);
    expect(used.text.length).toBeGreaterThan(1700);
    expect(used.text).toMatch(/-# /);
  });

  it('of a reply of another version say so', async () => {
    const bot = await Bot.open();
    expect((await bot.use(press('opinions'))).text).toContain('another version');
  });
});

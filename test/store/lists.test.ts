import { describe, expect, it } from 'vitest';
import { reopener } from './in-memory.ts';

describe('marks of wrong verdicts', () => {
  it('are counted by attribute and outlive a restart', async () => {
    const open = reopener();
    const before = await open();
    await Promise.all([before.store.wrongMarks.add('Smiling'), before.store.wrongMarks.add('Smiling')]);
    await before.store.wrongMarks.add('Bald');
    await before.close();
    const { wrongMarks } = (await open()).store;
    await wrongMarks.add('Bald');
    expect([...wrongMarks.counts].toSorted()).toEqual([
      ['Bald', 2],
      ['Smiling', 2],
    ]);
  });
});

describe('what the operator turned away', () => {
  it('is kept by servers and people apart, until it is taken back', async () => {
    const open = reopener();
    const before = await open();
    await before.store.blocked.servers.add('1');
    await before.store.blocked.people.add('7');
    await before.store.blocked.people.add('8');
    await before.store.blocked.people.delete('7');
    await before.close();
    const { blocked } = (await open()).store;
    expect([blocked.servers.ids, blocked.people.ids]).toEqual([['1'], ['8']]);
    expect([blocked.people.has('8'), blocked.people.has('1')]).toEqual([true, false]);
  });
});

describe('an avatar', () => {
  it('may be described by others only while its person allows it, and never of who opted out', async () => {
    const open = reopener();
    const before = await open();
    await before.store.settings.allowAvatar('7');
    await before.store.settings.allowAvatar('8');
    await before.store.settings.allowAvatar('9');
    await before.store.settings.forbidAvatar('8');
    await before.store.settings.optOut('9');
    await before.store.settings.optIn('9');
    await before.close();
    const { settings } = (await open()).store;
    expect(['7', '8', '9'].map((person) => settings.allowsAvatar(person))).toEqual([true, false, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { DirectLanguages } from '../../../src/bot/direct-languages.ts';
import { PictureAddresses } from '../../../src/bot/picture-addresses.ts';
import { forgottenText, type Kept, keptOf, keptText } from '../../../src/bot/replies/kept.ts';
import { wordingIn } from '../../../src/wording/language.ts';
import { open, temporaryFolder } from '../../store/stores.ts';

const NOTHING: Kept = { optedOut: false, avatar: false, blocked: false, pictures: 0, language: undefined };
const wording = wordingIn();
const show = (kept: Partial<Kept>) => keptText({ ...NOTHING, ...kept }, 'none', wording);
const forget = (kept: Partial<Kept>) => forgottenText({ ...NOTHING, ...kept }, wording);

describe('what is kept about a person', () => {
  it('is asked of every place that keeps people', async () => {
    const { store } = await open(await temporaryFolder());
    const addresses = new PictureAddresses();
    const directLanguages = new DirectLanguages();
    const services = { addresses, blocked: store.blocked, directLanguages, settings: store.settings };
    expect(keptOf('ana', services)).toEqual(NOTHING);
    const source = {
      kind: 'attachment' as const,
      name: 'a.png',
      url: 'https://cdn/a.png',
      size: 1,
      spoiler: false,
      posterId: 'ana',
    };
    addresses.remember('1', [source, { ...source, posterId: 'ben' }]);
    addresses.remember('2', [{ ...source, posterId: 'ben' }]);
    await store.settings.allowAvatar('ana');
    await store.blocked.people.add('ana');
    expect(keptOf('ana', services)).toEqual({ ...NOTHING, avatar: true, blocked: true, pictures: 1 });
    await store.settings.optOut('ana');
    expect(keptOf('ana', services)).toMatchObject({ optedOut: true, avatar: false });
    addresses.forgetBy('ana');
    expect(keptOf('ana', services)).toMatchObject({ pictures: 0 });
    expect(addresses.of('1')).toBeUndefined();
    expect(keptOf('ben', services)).toMatchObject({ pictures: 1 });
  });

  it('is listed line by line, and what can be deleted is said to be', () => {
    expect(show({})).toContain('Nothing, not even your user id.');
    expect(show({})).not.toContain('/privacy delete');
    const all = show({ optedOut: true, avatar: true, blocked: true, pictures: 3, language: 'ja' });
    expect(all.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(5);
    expect(all).toContain('your Discord is in 日本語');
    expect(all).toContain('/privacy delete');
    expect(all).not.toContain('Nothing');
  });

  it.each([
    ['plain', 'My log names you by your user id'],
    ['hash', 'a code in place of your user id'],
    ['none', 'My log names nobody.'],
  ] as const)('names the log as it is with %s ids', (ids, said) => {
    expect(keptText(NOTHING, ids, wording)).toContain(said);
  });
});

describe('what was deleted', () => {
  it('is told apart from what stays, and why that does', () => {
    expect(forget({})).toBe('There was nothing to delete.');
    expect(forget({ avatar: true, pictures: 2 })).toMatch(/^\*\*Deleted\*\*\n- That others.*\n- Where 2 pictures/);
    expect(forget({ optedOut: true })).toMatch(/^There was nothing to delete\.\n\*\*Your opt-out stays\.\*\*/);
    expect(forget({ blocked: true })).toContain('only they can take it back');
  });
});

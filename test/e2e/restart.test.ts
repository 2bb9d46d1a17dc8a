import { describe, expect, it, onTestFinished } from 'vitest';
import { Stage } from '../../bench/drills/stage.ts';
import { open, tally } from '../../bench/drills/tally.ts';

describe('a bot that is killed while it works', () => {
  it('tells whoever waits for a command to ask again when it is back, and answers the posts', async () => {
    const stage = await Stage.open({}, { DRILL_PICTURE_MS: '60000' });
    onTestFinished(() => stage.close());
    await stage.start({ DRILL_PICTURE_MS: '1' });
    await stage.post(1, stage.channels.slice(0, 1));
    await stage.until(() => open(stage) === 0, 'the first answer');
    await stage.bot.end('SIGTERM');

    await stage.start();
    await stage.use(2);
    for (const { used } of stage.commands) await used.acknowledged();
    await stage.post(1, stage.channels.slice(0, 1));
    await stage.bot.end('SIGKILL');
    await stage.start({ DRILL_PICTURE_MS: '1' });
    await stage.until(() => open(stage) === 0, 'every outcome');
    expect(tally(stage)).toMatchObject({ answered: 2, told: 2, lost: 0, doubled: 0, errors: 0 });
    // Told once: the next start has nobody to tell.
    await stage.bot.end('SIGTERM');
    await stage.start();
    expect(stage.logged('told to ask again')).toBe(2);
  });
});

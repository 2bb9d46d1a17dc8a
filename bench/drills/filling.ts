import type { Stage } from './stage.ts';

/** So that every channel has a message up to which it is finished. */
export async function settle(stage: Stage): Promise<void> {
  await stage.post(stage.channels.length);
  await stage.until(() => stage.logged('classified') >= stage.channels.length, 'the first answers');
}

/** Posts while pictures take long, so that all of them are in work. */
export async function fillWithWork(stage: Stage, count: number): Promise<void> {
  await stage.post(count);
  await stage.use(4);
  await stage.until(
    () => stage.discord.happened.filter(({ type }) => type === 'interaction.acknowledged').length >= 4,
    'acknowledgements',
  );
}

import type { Describer } from '../describer.ts';
import { packError } from './errors.ts';
import { packDescribed } from './packed-described.ts';
import type { FromChild, ToChild } from './protocol.ts';

type Work = Exclude<ToChild, { readonly kind: 'open' }>;

/** Answers what the bot asks of a describer: gives what takes its messages. */
export function serve(describer: Describer, send: (message: FromChild) => void): (message: Work) => void {
  const inWork = new Map<number, { readonly controller: AbortController; readonly go: () => void }>();

  async function describe({ id, address, wanted }: Extract<Work, { kind: 'describe' }>): Promise<FromChild> {
    const controller = new AbortController();
    const { signal } = controller;
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve, reject) => {
      go = resolve;
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    gone.catch(() => undefined);
    inWork.set(id, { controller, go });
    const described = await describer.describe(address, {
      ...wanted,
      signal,
      turn: async (work) => {
        send({ kind: 'loaded', id });
        await gone;
        return work();
      },
    });
    return { kind: 'described', id, described: packDescribed(described) };
  }

  async function answer(message: Extract<Work, { kind: 'describe' | 'draw' }>): Promise<void> {
    const { id } = message;
    try {
      if (message.kind === 'describe') send(await describe(message));
      else send({ kind: 'drawn', id, picture: await describer.draw(message.drawing) });
    } catch (error) {
      send({ kind: 'rejected', id, error: packError(error) });
    } finally {
      inWork.delete(id);
    }
  }

  return (message) => {
    if (message.kind === 'go') inWork.get(message.id)?.go();
    else if (message.kind === 'abort') inWork.get(message.id)?.controller.abort();
    else void answer(message);
  };
}

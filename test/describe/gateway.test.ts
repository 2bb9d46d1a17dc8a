import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { loaderArguments } from '../../src/own-modules.ts';
import { childrenOf, expectGone, isAlive } from './processes.ts';

/** Starts a module in a process of its own, and waits for what it has to say. */
async function start(name: string) {
  const child = fork(new URL(`./${name}.ts`, import.meta.url), [], { execArgv: loaderArguments() });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [message]: unknown[] = await once(child, 'message');
  return { child, message };
}

it.runIf(process.platform === 'linux')(
  'a process that is killed leaves neither its child nor decoders behind',
  async () => {
    const { child, message } = await start('abandoned-child');
    const describer = Number(message);
    const decoders = childrenOf(describer);
    expect(decoders.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await expectGone([describer, ...decoders]);
  },
);

it.runIf(process.platform === 'linux')(
  'a process that has closed its describer ends, though something that the child started goes on',
  async () => {
    const { child, message } = await start('closed-describer');
    onTestFinished(() => void process.kill(Number(message), 'SIGKILL'));
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(isAlive(Number(message))).toBe(true);
  },
);

it("the bot's process loads no library that decodes, draws or infers", async () => {
  const { message } = await start('gateway-modules');
  expect(message).toContainEqual(expect.stringMatching(/libc|System|ntdll|node/));
  expect(message).not.toContainEqual(expect.stringMatching(/sharp|vips|canvas|skia|onnxruntime/i));
});

it('the child loads no library that decodes or draws before it needs one', async () => {
  const { message } = await start('child-modules');
  expect(message).toContainEqual(expect.stringMatching(/onnxruntime/));
  expect(message).not.toContainEqual(expect.stringMatching(/sharp|vips|canvas|skia/i));
});

import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { changeBlocked, readBlocked } from '../../../src/store/sqlite/blocked.ts';
import { filesIn } from '../../../src/store/sqlite/file-names.ts';
import { open, temporaryFolder } from '../stores.ts';

async function usedFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await (await open(folder)).close();
  return folder;
}

it('people and servers are turned away, once each, and taken back, apart from each other', async () => {
  const folder = await usedFolder();
  expect(readBlocked(folder)).toEqual({ person: [], server: [] });
  changeBlocked(folder, 'person', ['7', '8']);
  changeBlocked(folder, 'person', ['8', '9']);
  changeBlocked(folder, 'server', ['7']);
  expect(readBlocked(folder)).toEqual({ person: ['7', '8', '9'], server: ['7'] });
  changeBlocked(folder, 'person', ['7', '9', '10'], { undo: true });
  expect(readBlocked(folder)).toEqual({ person: ['8'], server: ['7'] });
  changeBlocked(folder, 'server', ['7'], { undo: false });
  changeBlocked(folder, 'server', [], { undo: true });
  expect(readBlocked(folder)).toEqual({ person: ['8'], server: ['7'] });
});

it('where no bot has been yet, that is said', async () => {
  const folder = await temporaryFolder();
  for (const work of [() => readBlocked(folder), () => changeBlocked(folder, 'person', ['7'])]) {
    expect(work).toThrow(
      expect.objectContaining({
        code: 'block/no-store',
        message: `There is no ${filesIn(folder).database}: start the bot once, or is DATA_DIR right?`,
      }),
    );
  }
});

it('what is no database is refused with what to do', async () => {
  const folder = await temporaryFolder();
  await writeFile(filesIn(folder).database, 'My settings\n'.repeat(1000));
  expect(() => readBlocked(folder)).toThrow(expect.objectContaining({ code: 'store/not-a-database' }));
});

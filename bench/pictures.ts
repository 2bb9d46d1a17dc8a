import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';

/** Every file of a tar archive, in its order. */
export async function filesInTar(path: string): Promise<{ name: string; bytes: Buffer }[]> {
  const archive = createReadStream(path).pipe(extract());
  const files: { name: string; bytes: Buffer }[] = [];
  for await (const entry of archive) {
    const bytes = await buffer(entry);
    if (entry.header.type === 'file') files.push({ name: entry.header.name, bytes });
  }
  return files;
}

import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface Asset {
  readonly contentType: string;
  readonly body: Uint8Array;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's front end by file name: as it was built, or bundled now where the sources run. */
export async function pageAssets(): Promise<ReadonlyMap<string, Asset>> {
  const files = extname(import.meta.filename) === '.ts' ? await bundled() : await built();
  return new Map([...files].map(([name, body]) => [name, { contentType: contentTypeOf(name), body }]));
}

/** No build has to come before the first start, and none can be stale. */
async function bundled(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { bundlePage } = await import('./bundle.ts');
  return bundlePage();
}

async function built(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(import.meta.dirname, 'client');
  const names = await readdir(folder);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

function contentTypeOf(name: string): string {
  return CONTENT_TYPES[extname(name)] ?? 'application/octet-stream';
}

import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../../../../src/package-root.ts';

export interface Asset {
  readonly contentType: string;
  readonly body: Uint8Array;
}

const CLIENT = join(PACKAGE_ROOT, 'packages', 'local-discord', 'src', 'page', 'client');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Bundles the page's front end in memory, so that no build has to come before the first start and none can be stale.
 * @returns the files by name: `index.html`, `main.js`, `main.css` and fonts.
 */
export async function bundlePage(): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    entryPoints: [join(CLIENT, 'main.tsx')],
    outdir: 'assets',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.woff': 'empty' },
    assetNames: '[name]',
    logLevel: 'silent',
  });
  const assets = new Map<string, Asset>();
  for (const file of outputFiles) assets.set(basename(file.path), asset(file.path, file.contents));
  for (const name of ['index.html', 'icon.svg']) assets.set(name, asset(name, await readFile(join(CLIENT, name))));
  return assets;
}

function asset(path: string, body: Uint8Array): Asset {
  return { contentType: CONTENT_TYPES[extname(path)] ?? 'application/octet-stream', body };
}

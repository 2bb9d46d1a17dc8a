import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Asset {
  readonly contentType: string;
  readonly body: Uint8Array;
}

const CLIENT = new URL('client/', import.meta.url);

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
    entryPoints: [fileURLToPath(new URL('main.tsx', CLIENT))],
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
  for (const name of ['index.html', 'icon.svg']) assets.set(name, asset(name, await readFile(new URL(name, CLIENT))));
  return assets;
}

function asset(path: string, body: Uint8Array): Asset {
  return { contentType: CONTENT_TYPES[extname(path)] ?? 'application/octet-stream', body };
}

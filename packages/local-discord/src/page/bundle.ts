import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const CLIENT = join(import.meta.dirname, 'client');

/**
 * Bundles the page's front end in memory. Needs the sources and what they are made with.
 * @returns the files by name: `index.html`, `main.js`, `main.css`, the icon and fonts.
 */
export async function bundlePage(): Promise<ReadonlyMap<string, Uint8Array>> {
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
  const files = new Map<string, Uint8Array>();
  for (const { path, contents } of outputFiles) files.set(basename(path), contents);
  for (const name of ['index.html', 'icon.svg']) files.set(name, await readFile(join(CLIENT, name)));
  return files;
}

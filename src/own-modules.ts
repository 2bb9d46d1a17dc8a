import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = extname(fileURLToPath(import.meta.url));

/**
 * The module `name` beside the one whose `import.meta.url` is given, as it lies on disk: TypeScript
 * from the sources, JavaScript after a build.
 */
export function moduleUrl(name: string, beside: string): URL {
  return new URL(`./${name}${extension}`, beside);
}

/** What a worker thread or a child process needs on node's command line to load our modules. */
export function loaderArguments(): string[] {
  return extension === '.ts' ? ['--import', new URL('./load-typescript.mjs', import.meta.url).href] : [];
}

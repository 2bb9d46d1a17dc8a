import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

/** The family of every text that is drawn into a picture. It comes with an npm package: none is asked of the system. */
export const FONT = 'Inter';

for (const weight of [400, 600, 700]) {
  const path = require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
  if (!GlobalFonts.registerFromPath(path, FONT)) throw new Error(`Expected a font at ${path}, but it cannot be read.`);
}

import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder with package.json, models and documents, whether the sources run or what was built from them. */
export const PACKAGE_ROOT = dirname(createRequire(import.meta.url).resolve('#package.json'));

import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { ConfigError, SETTING_NAMES } from './config.ts';
import { nearest } from './nearest.ts';

/**
 * Puts what stands in a `.env` file into the environment where it is not set yet.
 * @returns names that are probably misspelt, one sentence each
 * @throws {ConfigError} when the file is there and cannot be read as text
 */
export function loadEnvironment(
  environment: Record<string, string | undefined> = process.env,
  file = '.env',
): readonly string[] {
  const fromFile = parse(readText(file));
  const hints = [...misspelt(Object.keys(fromFile), file), ...misspelt(Object.keys(environment))];
  for (const [name, value] of Object.entries(fromFile)) environment[name] ??= value;
  return hints;
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return '';
    throw new ConfigError([`${file}: expected a file that can be read, got ${code}`], { cause: error });
  }
  try {
    // Takes a byte-order mark away, too.
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (error) {
    const problem = `${file}: expected text in UTF-8 or UTF-16, got another encoding; save it as UTF-8`;
    throw new ConfigError([problem], { cause: error });
  }
}

/** PowerShell writes UTF-16 with a mark; without one, every second byte of what stands in a settings file is zero. */
function encodingOf([first, second]: Buffer): string {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}

/** In the environment live many names that are none of ours: there, only what is hardly different counts. */
function misspelt(names: readonly string[], file?: string): string[] {
  return names.flatMap((name) => {
    if (SETTING_NAMES.includes(name)) return [];
    const meant =
      file === undefined ? nearest(name, SETTING_NAMES, name.length < 10 ? 1 : 2) : nearest(name, SETTING_NAMES);
    return meant === undefined ? [] : [`${name} in ${file ?? 'the environment'} is no setting; did you mean ${meant}?`];
  });
}

/** Node's options that stop a process of the bot's own in its first line, for good, once it has left a mark. */
export function stuck(entry: string, mark: string): string {
  const script = `
    import { writeFileSync } from 'node:fs';
    if (process.argv[1]?.includes('${entry}')) {
      writeFileSync(${JSON.stringify(mark)}, '');
      // Not longer than the bot, which would have ended it.
      process.once('disconnect', () => process.exit());
      setInterval(() => undefined, 1000);
      await new Promise(() => undefined);
    }`;
  return `--import data:text/javascript,${encodeURIComponent(script)}`;
}

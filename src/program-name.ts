/** What a command is called by whoever called it: npm's script of a checkout, or the installed program. */
export function programName(command: string): string {
  return process.env.npm_lifecycle_event === command ? `npm run ${command} --` : `facets ${command}`;
}

/** What a command is called by whoever called it: npm's script of a checkout, or the installed program. */
export function programName(command: string): string {
  return isScript(command) ? `npm run ${command} --` : `facets ${command}`;
}

/** The folder that relative paths on the command line are meant from: npm runs scripts in the package's. */
export function callersFolder(command: string): string {
  return (isScript(command) && process.env.INIT_CWD) || process.cwd();
}

function isScript(command: string): boolean {
  return process.env.npm_lifecycle_event === command;
}

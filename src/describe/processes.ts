/** Settings that open doors: no process that touches strangers' bytes is given them. */
const SECRETS: ReadonlySet<string> = new Set(['DISCORD_TOKEN', 'REDIS_URL', 'DATABASE_URL']);

/** This process's environment without its secrets. */
export function childEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRETS.has(name)));
}

/** Ctrl-C and service managers signal every process of a group; ours are ended by whoever started them. */
export function outliveSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

/** Ends this process at once: `process.exit` would wait for native work to return. */
export function endProcess(): void {
  process.kill(process.pid, 'SIGKILL');
}

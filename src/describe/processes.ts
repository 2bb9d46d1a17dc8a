/** Settings that open doors: no process that touches strangers' bytes is given them. */
const SECRETS: ReadonlySet<string> = new Set(['DISCORD_TOKEN', 'REDIS_URL', 'DATABASE_URL']);

/** What `node --watch` sets: a forked process would tell what it imports through our own channel. */
const WATCHED = 'WATCH_REPORT_DEPENDENCIES';

/**
 * What keeps glibc from holding on to pixels that were freed: few arenas, though many threads allocate, and what is as
 * large as a photo is given back at once. Whoever runs us may have set it otherwise.
 */
const ALLOCATION = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: `${4 * 1024 * 1024}` } as const;

/**
 * This process's environment without its secrets. Fonts of the system stay unread: a card looks the same on every machine.
 */
export function childEnvironment(): NodeJS.ProcessEnv {
  const open = Object.entries(process.env).filter(([name]) => !SECRETS.has(name) && name !== WATCHED);
  return { ...ALLOCATION, ...Object.fromEntries(open), DISABLE_SYSTEM_FONTS_LOAD: '1' };
}

/** Ctrl-C and service managers signal every process of a group; ours are ended by whoever started them. */
export function outliveSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

/** Ends this process at once, and what it started: `process.exit` would wait for native work to return. */
export function endProcess(): void {
  endGroup(process.pid);
  // Whoever started it by hand gave it no group of its own.
  process.kill(process.pid, 'SIGKILL');
}

/** How a process is started that `endGroup` ends: with a group of its own. A group of Windows would have a window. */
export const OWN_GROUP = { detached: process.platform !== 'win32', windowsHide: true } as const;

/** Ends a process at once, and what it started. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(OWN_GROUP.detached ? -pid : pid, 'SIGKILL');
  } catch (error) {
    // It has ended already; macOS says EPERM of a group whose last process waits to be reaped.
    if (!(error instanceof Error && 'code' in error && /^(ESRCH|EPERM)$/.test(String(error.code)))) throw error;
  }
}

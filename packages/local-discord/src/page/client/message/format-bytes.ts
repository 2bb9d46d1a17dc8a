const UNITS = ['bytes', 'KB', 'MB', 'GB'];

/** `1536` → `1.5 KB`, in units of 1,024 as Discord does. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(2))} ${UNITS[power]}`;
}

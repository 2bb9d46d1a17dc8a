import { region } from '../texts/language.ts';

const UNITS = ['KB', 'MB', 'GB'];

/** `1536` → `1.5 KB`, in units of 1,024 as Discord does, with figures and bytes as the viewer writes them. */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const unit = UNITS[power - 1];
  const options: Intl.NumberFormatOptions =
    unit === undefined ? { style: 'unit', unit: 'byte', unitDisplay: 'long' } : { maximumFractionDigits: 2 };
  const figure = new Intl.NumberFormat(region.value, options).format(bytes / 1024 ** power);
  return unit === undefined ? figure : `${figure} ${unit}`;
}

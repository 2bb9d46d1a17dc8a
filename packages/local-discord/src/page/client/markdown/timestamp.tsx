import { useEffect, useState } from 'preact/hooks';
import { moment, region } from '../texts/language.ts';

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `<t:seconds:format>`; `R` counts along. */
export function Timestamp({ seconds, format }: { readonly seconds: number; readonly format: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (format !== 'R') return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [format]);
  const date = new Date(seconds * 1000);
  return (
    <time class="timestamp" dateTime={date.toISOString()} title={moment(date, FORMATS.F)}>
      {format === 'R' ? ago(seconds - now / 1000) : moment(date, FORMATS[format] ?? FORMATS.f)}
    </time>
  );
}

function ago(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(region.value, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}

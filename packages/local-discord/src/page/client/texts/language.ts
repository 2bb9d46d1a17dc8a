import { computed, effect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { remembered } from '../remembered.ts';
import { isPageLocale, type PageLocale, preferredLocale, TEXTS } from './languages.ts';
import type { Filling, TextKey } from './texts.ts';

const chosen = remembered<string | undefined>('locale', undefined);

/** The viewer's, as Discord calls it: what they chose here, else what their browser asks for. */
export const locale = computed<PageLocale>(() =>
  chosen.value !== undefined && isPageLocale(chosen.value) ? chosen.value : preferredLocale(navigator.languages),
);

effect(() => {
  document.documentElement.lang = locale.value;
});

export function chooseLocale(next: PageLocale): void {
  chosen.value = next;
}

/** A text of the page in the viewer's language. */
export function say<Key extends TextKey>(key: Key, ...[values]: Filling<Key, string | number>): string {
  return parts(key, values).join('');
}

/** The same with elements in place of braces. */
export function sayWith<Key extends TextKey>(
  key: Key,
  ...[values]: Filling<Key, ComponentChildren>
): readonly ComponentChildren[] {
  return parts(key, values);
}

function parts<Value>(key: TextKey, values: Readonly<Record<string, Value>> = {}): readonly (string | Value)[] {
  return TEXTS[locale.value][key].split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = name === undefined ? undefined : values[name];
    return value === undefined ? part : value;
  });
}

/** The viewer's language as their browser has it, with their country: dates are written as they write them. */
export const region = computed<string>(() => {
  const language = (tag: string) => tag.split('-')[0];
  return navigator.languages.find((tag) => language(tag) === language(locale.value)) ?? locale.value;
});

/** A date or time as the viewer writes it. */
export function moment(date: Date, options: Intl.DateTimeFormatOptions | undefined): string {
  return date.toLocaleString(region.value, options);
}

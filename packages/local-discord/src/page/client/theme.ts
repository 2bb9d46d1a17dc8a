import { computed, effect } from '@preact/signals';
import { remembered } from './remembered.ts';

const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';

const chosen = remembered<'dark' | 'light' | undefined>('theme', undefined);

export const theme = computed(() => chosen.value ?? system);

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

export function switchTheme(): void {
  chosen.value = theme.value === 'dark' ? 'light' : 'dark';
}

/** Outlines on a 24 × 24 grid, drawn for this page. */
const PATHS = {
  hash: 'M9 4 7 20M17 4l-2 16M4 9h17M3 15h17',
  at: 'M16 12a4 4 0 1 0-8 0 4 4 0 0 0 8 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M10 8V4L3 11l7 7v-4c5 0 8 1.5 11 5-1-6-4.5-11-11-11Z',
  forward: 'M14 8V4l7 7-7 7v-4c-5 0-8 1.5-11 5 1-6 4.5-11 11-11Z',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.500M17.5 17.5 19 19M19 5l-1.5 1.500M6.5 17.5 5 19',
  moon: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10Z',
  menu: 'M4 6h16M4 12h16M4 18h16',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c4 4.500 4 13.500 0 18M12 3c-4 4.500-4 13.500 0 18',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  pencil: 'M4 20l1-5L16 4l4 4L9 19l-5 1Z',
  file: 'M6 3h8l4 4v14H6ZM14 3v4h4',
  link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  chevron: 'm7 10 5 5 5-5',
  apps: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h6v6h-6Z',
  clip: 'M20 11 12 19a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 5 5l-8 8a1.5 1.5 0 0 1-2.5-2.500L15 7',
  picture: 'M4 5h16v14H4ZM4 16l5-5 4 4 3-3 4 4M15 9h.01',
  send: 'M4 12 3 4l18 8-18 8 1-8Zm0 0h9',
  thread: 'M9 4 7 20M15 4l-1 7M4 9h16M3 15h8M14 15h7v5h-4l-3 2Z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

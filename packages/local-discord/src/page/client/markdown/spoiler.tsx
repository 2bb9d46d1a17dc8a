import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { say } from '../texts/language.ts';

/** Text under a cover until it is pressed. */
export function Spoiler({ children }: { readonly children: ComponentChildren }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler-shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label={say('revealSpoiler')} onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

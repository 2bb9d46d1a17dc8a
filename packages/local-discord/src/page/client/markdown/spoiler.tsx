import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Text under a cover until it is pressed. */
export function Spoiler({ children }: { readonly children: ComponentChildren }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span class="spoiler-shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Reveal spoiler" onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

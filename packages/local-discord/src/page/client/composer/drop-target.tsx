import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { channel } from '../store.ts';
import { say } from '../texts/language.ts';
import { fileIntake } from './file-intake.ts';

/** Takes files that are dropped or pasted anywhere over its children. */
export function DropTarget({ children }: { readonly children: ComponentChildren }) {
  const [over, setOver] = useState(false);
  // Entering a child comes before leaving its parent, so that the two are counted.
  const depth = useRef(0);
  const count = (step: number) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    depth.current += step;
    setOver(depth.current > 0);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its keyboard way in the file button
    <div
      class="drop-target"
      onDragEnter={count(1)}
      onDragLeave={count(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        takeFrom(event.dataTransfer);
      }}
      onPaste={(event) => {
        if (takeFrom(event.clipboardData)) event.preventDefault();
      }}
    >
      {children}
      {over && <div class="drop-hint">{say('dropTo', { channel: channel.value?.name ?? '' })}</div>}
    </div>
  );
}

function takeFrom(transfer: DataTransfer | null): boolean {
  const files = [...(transfer?.files ?? [])];
  if (files.length === 0) return false;
  fileIntake.value?.(files);
  return true;
}

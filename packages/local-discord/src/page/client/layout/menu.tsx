import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

export interface MenuEntry {
  readonly label: string;
  readonly detail?: string;
  readonly icon?: ComponentChildren;
  readonly checked?: boolean;
  readonly dangerous?: boolean;
  /** A heading over this entry and those that follow. */
  readonly heading?: string;
  choose(): void;
}

interface MenuProps {
  /** Names a button that shows no text. */
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A button that opens a menu: arrows move, Enter chooses, Escape or a press elsewhere closes. */
export function Menu({ label, entries, class: className, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function place(): void {
    if (button.current === null || list.current === null) return;
    const { left, right, top, bottom } = button.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = list.current;
    const x = left + width + 8 > innerWidth ? right - width : left;
    const y = bottom + height + 8 > innerHeight ? top - height - 4 : bottom + 4;
    list.current.style.left = `${Math.max(8, x)}px`;
    list.current.style.top = `${Math.max(8, y)}px`;
  }

  function onToggle(event: { readonly newState: string }): void {
    if (event.newState !== 'open') return;
    place();
    (list.current?.querySelector<HTMLElement>('[aria-checked=true]') ?? items(list.current)[0])?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const all = items(list.current);
    const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to % all.length]?.focus();
    } else if (event.key === 'Tab') {
      list.current?.hidePopover();
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        aria-label={label}
        aria-haspopup="menu"
        popovertarget={id}
        data-tip={label}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        class="menu"
        role="menu"
        popover="auto"
        tabIndex={-1}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
      >
        {(open ? entries : []).map((entry) => (
          <MenuItem key={entry.label} entry={entry} close={() => list.current?.hidePopover()} />
        ))}
      </div>
    </>
  );
}

function MenuItem({ entry, close }: { readonly entry: MenuEntry; close(): void }) {
  const kind = entry.checked === undefined ? {} : { role: 'menuitemradio' as const, 'aria-checked': entry.checked };
  return (
    <>
      {entry.heading && (
        <div class="menu-heading" role="presentation">
          {entry.heading}
        </div>
      )}
      <button
        type="button"
        role="menuitem"
        {...kind}
        tabIndex={-1}
        class={entry.dangerous ? 'menu-item dangerous' : 'menu-item'}
        onClick={() => {
          close();
          entry.choose();
        }}
      >
        {entry.icon}
        <span class="menu-text">
          {entry.label}
          {entry.detail && <small>{entry.detail}</small>}
        </span>
      </button>
    </>
  );
}

function items(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
}

import { useEffect } from 'preact/hooks';
import type { RunnableCommand } from './runnable-command.ts';

interface CommandPickerProps {
  readonly commands: readonly RunnableCommand[];
  /** Index of the one that Enter picks. */
  readonly active: number;
  pick(command: RunnableCommand): void;
  point(index: number): void;
}

/** The commands that begin with what was typed, over the text field, which keeps the focus. */
export function CommandPicker({ commands, active, pick, point }: CommandPickerProps) {
  const current = commands[active];
  useEffect(() => {
    if (current) document.getElementById(optionId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (commands.length === 0) return null;
  return (
    <div class="picker" id="command-picker" role="listbox" aria-label="Commands">
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the focus and handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the text field points at it by aria-activedescendant
        <div
          key={command.name}
          id={optionId(command)}
          role="option"
          aria-selected={index === active}
          onPointerMove={() => point(index)}
          onClick={() => pick(command)}
        >
          <img class="avatar avatar-small" src="/page/assets/icon.svg" alt="" />
          <span class="picker-line">
            <span class="picker-name">/{command.name}</span>
            {command.options.map(({ name, required }) => (
              <span key={name} class={required ? 'picker-option required' : 'picker-option'}>
                {name}
              </span>
            ))}
          </span>
          <small>{command.description}</small>
        </div>
      ))}
    </div>
  );
}

/** The commands whose name begins with what follows the slash; none while `text` is no command. */
export function matching(commands: readonly RunnableCommand[], text: string): readonly RunnableCommand[] {
  if (!text.startsWith('/') || text.includes('\n')) return [];
  const typed = text.slice(1).toLowerCase();
  return commands.filter(({ name }) => name.startsWith(typed.trimEnd()));
}

export function optionId({ name }: RunnableCommand): string {
  return `command-${name.replaceAll(' ', '-')}`;
}

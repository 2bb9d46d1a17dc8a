import { Icon, type IconName } from './icons.tsx';

interface ToolButtonProps {
  readonly icon: IconName;
  /** What it does, for assistive technology, and as a tip unless `tip` is shorter. */
  readonly label: string;
  readonly tip?: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Whether it is there on narrow screens only. */
  readonly onlyNarrow?: boolean;
  /** Left out, it submits its form. */
  readonly onClick?: () => void;
}

/** A square button with an icon. */
export function ToolButton({ icon, label, tip = label, pressed, expanded, onlyNarrow, onClick }: ToolButtonProps) {
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      class={onlyNarrow ? 'tool only-narrow' : 'tool'}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      data-tip={tip}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

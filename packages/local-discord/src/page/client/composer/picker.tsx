import { useEffect } from 'preact/hooks';
import { Avatar } from '../layout/avatar.tsx';
import { nameOf } from '../store.ts';
import { say } from '../texts/language.ts';
import { namedIn } from '../texts/localised.ts';
import type { Suggestion } from './suggestions.ts';

interface PickerProps {
  readonly suggestions: readonly Suggestion[];
  /** Index of the one that Enter picks. */
  readonly active: number;
  pick(suggestion: Suggestion): void;
  point(index: number): void;
}

/** What would complete the text, over its field, which keeps the focus. */
export function Picker({ suggestions, active, pick, point }: PickerProps) {
  const current = suggestions[active];
  useEffect(() => {
    if (current) document.getElementById(optionId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (current === undefined) return null;
  return (
    <div class="picker" id="picker" role="listbox" aria-label={say(current.kind === 'command' ? 'commands' : 'people')}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the focus and handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the text field points at it by aria-activedescendant
        <div
          key={optionId(suggestion)}
          id={optionId(suggestion)}
          role="option"
          aria-selected={index === active}
          onPointerMove={() => point(index)}
          onClick={() => pick(suggestion)}
        >
          <SuggestionText suggestion={suggestion} />
        </div>
      ))}
    </div>
  );
}

export function optionId(suggestion: Suggestion): string {
  return suggestion.kind === 'command'
    ? `pick-${suggestion.command.name.replaceAll(' ', '-')}`
    : `pick-${suggestion.user.id}`;
}

function SuggestionText({ suggestion }: { readonly suggestion: Suggestion }) {
  if (suggestion.kind === 'mention') {
    return (
      <>
        <Avatar user={suggestion.user} small />
        <span class="picker-name">{nameOf(suggestion.user)}</span>
      </>
    );
  }
  const { shownName, description, options } = suggestion.command;
  return (
    <>
      <img class="avatar avatar-small" src="/page/assets/icon.svg" alt="" />
      <span class="picker-line">
        <span class="picker-name">/{shownName}</span>
        {options.map((option) => (
          <span key={option.name} class={option.required ? 'picker-option required' : 'picker-option'}>
            {namedIn(option)}
          </span>
        ))}
      </span>
      <small>{description}</small>
    </>
  );
}

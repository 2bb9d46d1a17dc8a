import { type APIComponentInMessageActionRow, ComponentType } from 'discord-api-types/v10';
import { useState } from 'preact/hooks';
import { channels, nameOf, state } from '../store.ts';
import { say } from '../texts/language.ts';
import type { Use } from './use.ts';

type Select = Exclude<APIComponentInMessageActionRow, { type: ComponentType.Button }>;

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly emoji: string | undefined;
  readonly chosen: boolean;
}

export function SelectMenu({ menu, use }: { readonly menu: Select; readonly use: Use }) {
  const choices = choicesOf(menu);
  const [values, setValues] = useState<readonly string[]>(
    choices.filter(({ chosen }) => chosen).map(({ value }) => value),
  );
  const several = (menu.max_values ?? 1) > 1;
  const choose = (next: readonly string[]) => use({ do: 'choose', menu: menu.custom_id, values: next });
  if (!several) {
    return (
      <select
        class="select"
        aria-label={menu.placeholder ?? say('select')}
        disabled={menu.disabled ?? false}
        value={values[0] ?? ''}
        onChange={({ currentTarget }) => {
          setValues([currentTarget.value]);
          void choose([currentTarget.value]);
        }}
      >
        <option value="" disabled hidden>
          {menu.placeholder ?? say('select')}
        </option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} label={choice.label}>
            <ChoiceText choice={choice} />
          </option>
        ))}
      </select>
    );
  }
  return (
    <details class="multi-select">
      <summary>
        {values.length === 0 ? (menu.placeholder ?? say('select')) : say('chosen', { count: values.length })}
      </summary>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            checked={values.includes(choice.value)}
            onChange={({ currentTarget }) =>
              setValues(
                currentTarget.checked ? [...values, choice.value] : values.filter((value) => value !== choice.value),
              )
            }
          />
          <ChoiceText choice={choice} />
        </label>
      ))}
      <button
        type="button"
        class="button primary"
        disabled={values.length < (menu.min_values ?? 1)}
        onClick={() => choose(values)}
      >
        {say('done')}
      </button>
    </details>
  );
}

function ChoiceText({ choice }: { readonly choice: Choice }) {
  return (
    <span class="choice">
      {choice.emoji && <span class="choice-emoji">{choice.emoji}</span>}
      <span class="choice-label">{choice.label}</span>
      {choice.description && <small class="choice-description">{choice.description}</small>}
    </span>
  );
}

function choicesOf(menu: Select): readonly Choice[] {
  if (menu.type === ComponentType.StringSelect) {
    return menu.options.map((option) => ({
      value: option.value,
      label: option.label,
      description: option.description,
      emoji: option.emoji?.name,
      chosen: option.default ?? false,
    }));
  }
  const defaults = new Set<string>(menu.default_values?.map(({ id }) => id));
  const offered =
    menu.type === ComponentType.ChannelSelect
      ? channels.value.map(({ id, name }) => ({ id, name: `#${name}` }))
      : (state.value?.people ?? []).map(({ user }) => ({ id: user.id, name: nameOf(user) ?? user.username }));
  return offered.map(({ id, name }) => ({
    value: id,
    label: name,
    description: undefined,
    emoji: undefined,
    chosen: defaults.has(id),
  }));
}

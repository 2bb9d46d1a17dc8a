import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { StoredMessage } from '../stored.ts';

type Leaf = Extract<APIMessageTopLevelComponent, { type: ComponentType.ActionRow }>['components'][number];
type Button = Extract<Leaf, { custom_id: string; type: ComponentType.Button }>;
type StringSelect = Extract<Leaf, { type: ComponentType.StringSelect }>;

/** Everything in a message that can be pressed or chosen from. */
function leavesOf(components: readonly APIMessageTopLevelComponent[]): Leaf[] {
  return components.flatMap((component): Leaf[] => {
    if (component.type === ComponentType.ActionRow) return component.components;
    if (component.type === ComponentType.Container) return leavesOf(component.components);
    if (component.type === ComponentType.Section && component.accessory.type === ComponentType.Button) {
      return [component.accessory];
    }
    return [];
  });
}

/** The button with this custom_id or label. Throws where there is none, or it is disabled. */
export function pickButton(message: StoredMessage, name: string): Button {
  const buttons = leavesOf(message.components).filter((leaf) => leaf.type === ComponentType.Button);
  const pressable = buttons.filter(
    (button): button is Button => button.style !== ButtonStyle.Link && button.style !== ButtonStyle.Premium,
  );
  const button = pressable.find(({ custom_id, label }) => custom_id === name || label === name);
  if (!button) {
    const names = pressable.map(({ label, custom_id }) => label ?? custom_id).join(', ') || 'none';
    throw new Error(`expected a button of the message (${names}) but got ${name}`);
  }
  if (button.disabled) throw new Error(`expected a button that can be pressed but ${name} is disabled`);
  return button;
}

/** The select menu that offers these values. Throws for values, or a number of them, that it does not take. */
export function pickSelect(message: StoredMessage, values: readonly string[], menu: string | undefined): StringSelect {
  const selects = leavesOf(message.components).filter((leaf) => leaf.type === ComponentType.StringSelect);
  const select = menu === undefined ? selects[0] : selects.find(({ custom_id }) => custom_id === menu);
  if (!select || (menu === undefined && selects.length > 1)) {
    const names = selects.map(({ custom_id }) => custom_id).join(', ') || 'none';
    throw new Error(`expected a select menu of the message (${names}) but got ${menu ?? 'no name'}`);
  }
  if (select.disabled) throw new Error(`expected a menu that can be used but ${select.custom_id} is disabled`);
  const offered = select.options.map(({ value }) => value);
  const unknown = values.find((value) => !offered.includes(value));
  if (unknown !== undefined) throw new Error(`expected one of ${offered.join(', ')} but got ${unknown}`);
  const { min_values: min = 1, max_values: max = 1 } = select;
  if (values.length < min || values.length > max) {
    throw new Error(`expected ${min} to ${max} values but got ${values.length}`);
  }
  return select;
}

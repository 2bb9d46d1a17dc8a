import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  type APIModalSubmissionComponent,
  ComponentType,
} from 'discord-api-types/v10';

type Field = APIModalInteractionResponseCallbackData['components'][number];

/** A modal with its fields filled in by custom_id; a menu takes its values with commas between them. */
export function filledModal(
  modal: APIModalInteractionResponseCallbackData,
  fields: Readonly<Record<string, string>>,
): APIModalSubmission {
  return { custom_id: modal.custom_id, components: modal.components.map((field) => fill(field, fields)) };
}

function fill(field: Field, fields: Readonly<Record<string, string>>): APIModalSubmissionComponent {
  const id = field.id ?? 0;
  if (field.type === ComponentType.TextDisplay) return { id, type: field.type };
  const input = field.type === ComponentType.Label ? field.component : field.components[0];
  if (!input) throw new Error('expected a field to fill in but the row is empty');
  const { custom_id } = input;
  const value = fields[custom_id] ?? '';
  const text = { id: input.id ?? 0, type: ComponentType.TextInput as const, custom_id, value };
  if (field.type === ComponentType.ActionRow) return { id, type: field.type, components: [text] };
  if (input.type !== ComponentType.StringSelect) return { id, type: field.type, component: text };
  const values = value === '' ? [] : value.split(',');
  return { id, type: field.type, component: { id: input.id ?? 0, type: input.type, custom_id, values } };
}
